using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Shuttle.Contracts;
using Shuttle.Driver.Runs;

namespace Shuttle.Driver.AtStop;

/// <summary>
/// Checks the QR of the resident's slip without signal: the office signed it, and the sheet carries the office's public key. A slip of another
/// request, a tracking link or a forgery is told at the door, not in the evening.
/// </summary>
public static class SlipGate
{
    const int LongestText = 1000;

    /// <param name="scanned">The text of the QR: the code alone, or a link that ends in it.</param>
    /// <returns>The proof to put into the hand-over, or why not.</returns>
    public static (Proof? Proof, Refusal? Refusal) Try(RunSheet sheet, RunStop stop, string scanned)
    {
        var code = scanned.Trim().Split('/')[^1];
        if (code.Length > LongestText || code.Split('.') is not ["S1", var body, var signature] || !Base64Url.IsValid(body) || !Base64Url.IsValid(signature))
            return (null, new Refusal("slip-unreadable"));
        if (Encoding.UTF8.GetString(Base64Url.DecodeFromChars(body)).Split('|') is not ["Slip", _, var number, ..])
            return (null, new Refusal("slip-unreadable"));
        if (number != stop.RequestNumber)
            return (null, new Refusal("slip-of-another", number));
        return sheet.OfficeKey is { } key && !Signed(key, $"S1.{body}", signature) ? (null, new Refusal("slip-forged")) : (new Proof(ProofKind.SlipQr, scanned.Trim()), null);
    }

    static bool Signed(string publicKey, string text, string signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        return key.VerifyData(Encoding.ASCII.GetBytes(text), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256);
    }
}
