namespace Shuttle.Server.Platform;

/// <summary>A picture that holds nothing but itself.</summary>
public sealed record Picture(byte[] Bytes, string ContentType);

/// <summary>
/// Takes pictures from outside: known by their first bytes and not by their name, no larger than ten megabytes, and cleaned of everything
/// a camera writes beside the picture: where it was taken, when, with which device, the small preview. Only the way up is kept.
/// </summary>
public static class Pictures
{
    public const int LargestBytes = 10 * 1024 * 1024;
    public static readonly Refusal TooLarge = new("picture-too-large", StatusCodes.Status413PayloadTooLarge) { Field = "photo" };
    public static readonly Refusal Heic = new("picture-heic", StatusCodes.Status415UnsupportedMediaType) { Field = "photo" };
    public static readonly Refusal Unknown = new("picture-unknown", StatusCodes.Status415UnsupportedMediaType) { Field = "photo" };
    public static readonly Refusal Broken = new("picture-broken") { Field = "photo" };

    public static async Task<Outcome<Picture>> ReadAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > LargestBytes) return TooLarge.With(LargestBytes / 1024 / 1024, Math.Ceiling(file.Length / 1048576.0));
        using var kept = new MemoryStream();
        await file.CopyToAsync(kept, ct);
        return Clean(kept.ToArray());
    }

    /// <summary>The picture without its metadata.</summary>
    public static Outcome<Picture> Clean(byte[] bytes)
    {
        if (IsHeic(bytes)) return Heic;
        if (TypeOf(bytes) is not { } type) return Unknown;
        var clean = type switch { "image/jpeg" => Jpeg.Clean(bytes), "image/png" => Png.Clean(bytes), _ => WebP.Clean(bytes) };
        return clean is null ? Broken : new Picture(clean, type);
    }

    /// <summary>What the first bytes say; null for anything that we do not show.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (bytes.StartsWith(Png.Signature)) return "image/png";
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : null;
    }

    // An ISO file whose brand is one of the high-efficiency ones, as iPhones write them.
    private static bool IsHeic(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8) && System.Text.Encoding.ASCII.GetString(bytes[8..12]) is "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1" or "avif";
}
