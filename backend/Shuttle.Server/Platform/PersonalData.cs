using System.Security.Cryptography;
using System.Text;

namespace Shuttle.Server.Platform;

/// <summary>
/// Personal data at rest: AES-GCM under one key, and a keyed hash (blind index) for looking a value up without storing it in the clear.
/// The key comes from <c>Shuttle:PersonalData:Key</c> (base64, 32 bytes) or a file beside the database that only the server's user may read.
/// </summary>
public sealed class PersonalData
{
    private readonly byte[] _cipherKey;
    private readonly byte[] _indexKey;

    public PersonalData(byte[] key)
    {
        if (key.Length != 32) throw new InvalidOperationException("Shuttle:PersonalData:Key must be 32 bytes in base64.");
        _cipherKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "cipher"u8.ToArray());
        _indexKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "index"u8.ToArray());
    }

    public static PersonalData Open(IConfiguration configuration, string dataFolder)
    {
        if (configuration["Shuttle:PersonalData:Key"] is { Length: > 0 } configured)
            return new(Convert.FromBase64String(configured));

        var file = Path.Combine(dataFolder, "personal-data.key");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(dataFolder);
            var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(file, create);
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        }
        return new(Convert.FromBase64String(File.ReadAllText(file).Trim()));
    }

    public string Protect(string plain) => Convert.ToBase64String(Protect(Encoding.UTF8.GetBytes(plain)));

    public string Reveal(string protectedText) => Encoding.UTF8.GetString(Reveal(Convert.FromBase64String(protectedText)));

    /// <summary>Nonce, tag and cipher text in a row.</summary>
    public byte[] Protect(byte[] plain)
    {
        var sealedBytes = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, 12));
        using var aes = new AesGcm(_cipherKey, 16);
        aes.Encrypt(sealedBytes.AsSpan(0, 12), plain, sealedBytes.AsSpan(28), sealedBytes.AsSpan(12, 16));
        return sealedBytes;
    }

    public byte[] Reveal(byte[] bytes)
    {
        var text = new byte[bytes.Length - 28];
        using var aes = new AesGcm(_cipherKey, 16);
        aes.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(28), bytes.AsSpan(12, 16), text);
        return text;
    }

    /// <summary>The same value gives the same index; without the key the value cannot be tried out.</summary>
    public string Index(string purpose, string plain) =>
        Convert.ToBase64String(HMACSHA256.HashData(_indexKey, Encoding.UTF8.GetBytes(purpose + "\n" + plain)));

    /// <summary>A token nobody can guess (100 bits) that the server can make again for the same subject, to print a slip a second time.</summary>
    public string Token(string purpose, Guid subject)
    {
        const string Letters = "abcdefghjkmnpqrstuvwxyz23456789-"; // 32 letters, five bits each; none that a reader mixes up
        var hash = HMACSHA256.HashData(_indexKey, Encoding.UTF8.GetBytes($"token:{purpose}\n{subject}"));
        return string.Create(20, hash, static (token, bytes) =>
        {
            for (var i = 0; i < token.Length; i++) token[i] = Letters[bytes[i] & 31];
        }).Replace('-', '0');
    }

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
