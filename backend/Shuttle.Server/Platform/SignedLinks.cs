using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shuttle.Server.Platform;

/// <summary>What a link turned out to be.</summary>
public enum LinkStanding { Good, Expired, Wrong }

/// <summary>
/// Links that speak for one subject until a moment: <c>subject.seconds.mac</c>, keyed by the installation's secret. Opening one shows
/// something; only a form posted from there acts, so that a preview of the link does nothing.
/// </summary>
public sealed class SignedLinks(PersonalData personal, TimeProvider clock)
{
    private const int MacLetters = 22; // 132 bits

    public string Make(string purpose, Guid subject, DateTimeOffset until)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{Base64Url.EncodeToString(subject.ToByteArray())}.{until.ToUnixTimeSeconds()}");
        return $"{body}.{Mac(purpose, body)}";
    }

    public (LinkStanding Standing, Guid Subject) Read(string purpose, string? link)
    {
        if (link?.Split('.') is not [{ Length: 22 } subject, var seconds, { Length: MacLetters } mac] || !Base64Url.IsValid(subject)) return (LinkStanding.Wrong, default);
        var right = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mac(purpose, $"{subject}.{seconds}")), Encoding.UTF8.GetBytes(mac));
        if (!right || !long.TryParse(seconds, CultureInfo.InvariantCulture, out var until)) return (LinkStanding.Wrong, default);
        var standing = clock.GetUtcNow().ToUnixTimeSeconds() < until ? LinkStanding.Good : LinkStanding.Expired;
        return (standing, new Guid(Base64Url.DecodeFromChars(subject)));
    }

    private string Mac(string purpose, string body) =>
        personal.Index("link:" + purpose, body).Replace('+', '-').Replace('/', '_')[..MacLetters];
}
