using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shuttle.Server.Platform;

/// <summary>What a code on paper or on a phone speaks for.</summary>
public enum CodeKind { Slip, Courier, Document }

/// <summary>What a signed code says; no personal data of residents.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="District">Kemendagri code of the office.</param>
/// <param name="Number">Number of the slip or document, name of the courier.</param>
/// <param name="IssuedAt">When it was made, to the second.</param>
/// <param name="ValidUntil">From then on it no longer counts; null where it does not end.</param>
/// <param name="Facts">What else it states, in an order known by its kind.</param>
public sealed record SignedCode(CodeKind Kind, string District, string Number, DateTimeOffset IssuedAt, DateTimeOffset? ValidUntil, IReadOnlyList<string> Facts);

/// <summary>
/// Codes that carry their own proof: <c>S1.body.signature</c>, both parts base64url, the signature ES256 over everything before it. Small
/// enough for a QR, and whoever has the public key can check one without network. The private key comes from
/// <c>Shuttle:Verification:Key</c> (PKCS#8, base64) or a file in the data folder that only the server's user may read.
/// </summary>
public sealed class SignedCodes : IDisposable
{
    private const string Version = "S1";
    private const int LongestText = 1000;
    private readonly ECDsa _key;
    // One key, many requests: an ECDsa object is not meant for several threads at once.
    private readonly Lock _gate = new();

    public SignedCodes(byte[] privateKey)
    {
        _key = ECDsa.Create();
        _key.ImportPkcs8PrivateKey(privateKey, out _);
        var point = _key.ExportParameters(false).Q;
        PublicKey = new("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y), "ES256", "sig");
        SheetKey = Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The public key as a JSON Web Key.</summary>
    public VerificationKey PublicKey { get; }

    /// <summary>The public key as base64 of its SubjectPublicKeyInfo, as run sheets carry it.</summary>
    public string SheetKey { get; }

    public static SignedCodes Open(IConfiguration configuration, string dataFolder)
    {
        if (configuration["Shuttle:Verification:Key"] is { Length: > 0 } configured) return new(Convert.FromBase64String(configured));
        var file = Path.Combine(dataFolder, "verification.key");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(dataFolder);
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(file, create);
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(fresh.ExportPkcs8PrivateKey())));
        }
        return new(Convert.FromBase64String(File.ReadAllText(file).Trim()));
    }

    /// <summary>Writes and signs.</summary>
    public string Sign(SignedCode code)
    {
        string[] fields =
        [
            code.Kind.ToString(), code.District, code.Number, Seconds(code.IssuedAt), code.ValidUntil is { } until ? Seconds(until) : "", .. code.Facts,
        ];
        var body = string.Join('|', fields.Select(f => f.Replace('|', '/')));
        var signed = $"{Version}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(body))}";
        lock (_gate) return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>What a code says if this office signed it, else null: a text that is no code, one byte changed, another key.</summary>
    public SignedCode? Read(string? text)
    {
        if (text is not { Length: > 0 and <= LongestText } || text.Split('.') is not [Version, var body, var signature]) return null;
        if (!Base64Url.IsValid(body) || !Base64Url.IsValid(signature) || !text.All(char.IsAscii)) return null;
        lock (_gate)
            if (!_key.VerifyData(Encoding.ASCII.GetBytes($"{Version}.{body}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256)) return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(body)).Split('|') is [var kind, var district, var number, var issued, var until, .. var facts]
            && Enum.TryParse<CodeKind>(kind, out var known) && At(issued) is { } issuedAt
            ? new(known, district, number, issuedAt, At(until), facts) : null;
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? At(string seconds) =>
        long.TryParse(seconds, CultureInfo.InvariantCulture, out var number) ? DateTimeOffset.FromUnixTimeSeconds(number) : null;

    public void Dispose() => _key.Dispose();
}

/// <summary>A public key as a JSON Web Key (RFC 7517).</summary>
public sealed record VerificationKey(string Kty, string Crv, string X, string Y, string Alg, string Use);
