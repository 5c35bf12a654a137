using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>
/// Photos by the hash of their bytes, in chunks that can be resumed. A photo counts only when all bytes are there and hash to its name;
/// a wrong one starts again from nothing.
/// </summary>
public sealed partial class Photos(IConfiguration configuration, CurrentDistrict district)
{
    public static readonly Refusal HashMalformed = new("photo-hash-malformed", StatusCodes.Status400BadRequest);
    public static readonly Refusal WrongOffset = new("photo-offset", StatusCodes.Status409Conflict) { Field = "offset" };
    public static readonly Refusal TooLarge = new("photo-too-large", StatusCodes.Status413PayloadTooLarge);
    public static readonly Refusal HashWrong = new("photo-hash-wrong");
    private const long Largest = 8 * 1024 * 1024, LargestChunk = 256 * 1024;

    public Outcome<PhotoProgress> Progress(string sha256)
    {
        if (!Sha256Hex().IsMatch(sha256)) return HashMalformed;
        if (new FileInfo(Whole(sha256)) is { Exists: true } whole) return new PhotoProgress(sha256, whole.Length, true);
        return new PhotoProgress(sha256, new FileInfo(Part(sha256)) is { Exists: true } part ? part.Length : 0, false);
    }

    public async Task<Outcome<PhotoProgress>> TakeAsync(string sha256, long offset, long length, Stream chunk, CancellationToken ct)
    {
        var progress = Progress(sha256);
        if (progress.IsRefused || progress.Value.Complete) return progress;
        if (length is <= 0 or > Largest) return TooLarge.With(Largest);
        if (offset != progress.Value.Received) return WrongOffset.With(progress.Value.Received);

        Directory.CreateDirectory(Folder);
        await using (var part = new FileStream(Part(sha256), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
        {
            part.Seek(offset, SeekOrigin.Begin);
            var buffer = new byte[16 * 1024];
            long taken = 0;
            for (int read; (read = await chunk.ReadAsync(buffer, ct)) > 0; taken += read)
            {
                if (taken + read > LargestChunk || offset + taken + read > length) return TooLarge.With(LargestChunk);
                await part.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            await part.FlushAsync(ct);
        }
        return await FinishAsync(sha256, length, ct);
    }

    private async Task<Outcome<PhotoProgress>> FinishAsync(string sha256, long length, CancellationToken ct)
    {
        var part = new FileInfo(Part(sha256));
        if (part.Length < length) return new PhotoProgress(sha256, part.Length, false);
        string hash;
        await using (var stream = part.OpenRead()) hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
        if (hash != sha256)
        {
            part.Delete();
            return HashWrong;
        }
        part.MoveTo(Whole(sha256), overwrite: true);
        return new PhotoProgress(sha256, length, true);
    }

    private string Folder => Path.Combine(DataSetup.DataFolder(configuration), "photos", district.Required.ToString("N"));
    private string Whole(string sha256) => Path.Combine(Folder, sha256);
    private string Part(string sha256) => Path.Combine(Folder, sha256 + ".part");

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256Hex();
}
