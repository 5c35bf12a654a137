using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Shuttle.Driver.Sync;

namespace Shuttle.Driver.Maps;

/// <summary>How a look for a newer pack ended.</summary>
public enum PackFetch
{
    /// <summary>A new one is there, whole and verified.</summary>
    Replaced,
    /// <summary>The server has the one that is here.</summary>
    Unchanged,
    /// <summary>The server has none.</summary>
    None,
}

/// <summary>
/// A large file that the device keeps for days without signal. It comes in pieces that survive being cut off, is named by the hash of its
/// bytes and takes the place of the old one only when that hash is right: the good old one is never given up for a bad new one.
/// </summary>
public sealed class PackFile(string folder, string name, string address)
{
    const int PieceBytes = 512 * 1024;

    /// <summary>The file, once it is there.</summary>
    public string Path => System.IO.Path.Combine(folder, name);

    public bool Exists => File.Exists(Path);

    /// <summary>Hash of the whole file that is here; null where none is.</summary>
    public string? Hash => Exists && File.Exists(Path + ".tag") ? File.ReadAllText(Path + ".tag") : null;

    /// <summary>Bytes of an unfinished newer one.</summary>
    public long Fetched => new FileInfo(Part) is { Exists: true } part ? part.Length : 0;

    string Part => Path + ".part";

    string PartTag => Path + ".part.tag";

    /// <exception cref="ServerUnreachableException">Cut off; the next call goes on from there.</exception>
    /// <exception cref="ServerProblemException">The server said no.</exception>
    public async Task<PackFetch> Fetch(DriverServer server, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        while (true)
        {
            var (from, tag) = File.Exists(PartTag) ? (Fetched, File.ReadAllText(PartTag)) : (0, "");
            using var piece = await server.GetPiece(address, from, PieceBytes, tag.Length > 0 ? tag : null, from == 0 ? Hash : null, stop);
            if (piece.StatusCode == HttpStatusCode.NotModified)
                return PackFetch.Unchanged;
            if (piece.StatusCode == HttpStatusCode.NotFound)
                return PackFetch.None;
            var fresh = piece.Headers.ETag?.Tag.Trim('"') ?? throw new ServerUnreachableException("The answer did not name its content.");
            if (piece.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable || (from > 0 && (fresh != tag || piece.StatusCode == HttpStatusCode.OK)))
            {
                Forget(); // another file by now: from its beginning
                if (piece.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                    continue;
                from = 0;
            }
            if (from == 0)
                File.WriteAllText(PartTag, fresh);
            await Append(piece, from, stop);
            if (Fetched >= LengthOf(piece.Content.Headers, from))
                return Finish(fresh);
        }
    }

    async Task Append(HttpResponseMessage piece, long from, CancellationToken stop)
    {
        await using var part = new FileStream(Part, from == 0 ? FileMode.Create : FileMode.Append, FileAccess.Write);
        try
        {
            await piece.Content.CopyToAsync(part, stop);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new ServerUnreachableException(e.Message, e);
        }
    }

    static long LengthOf(HttpContentHeaders headers, long from) =>
        headers.ContentRange?.Length ?? (headers.ContentLength is { } length ? from + length : throw new ServerUnreachableException("The answer did not tell its length."));

    PackFetch Finish(string tag)
    {
        string hash;
        using (var whole = File.OpenRead(Part))
            hash = Convert.ToHexStringLower(SHA256.HashData(whole));
        if (hash != tag)
        {
            Forget();
            throw new ServerUnreachableException("The file arrived damaged; it will be fetched anew.");
        }
        File.Delete(Path + ".tag");
        File.Move(Part, Path, overwrite: true);
        File.Move(PartTag, Path + ".tag", overwrite: true);
        return PackFetch.Replaced;
    }

    void Forget()
    {
        File.Delete(Part);
        File.Delete(PartTag);
    }
}
