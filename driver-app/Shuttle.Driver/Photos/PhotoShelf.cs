using System.Security.Cryptography;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Photos;

/// <summary>
/// Makes a picture smaller. The core has no image library; the head of the platform fulfils this with the one it has, and without one
/// the picture is sent at the size the camera was set to.
/// </summary>
public interface IPhotoScaler
{
    /// <summary>A JPEG whose longer side is at most <paramref name="longestSide"/> pixels.</summary>
    byte[] Scale(byte[] jpeg, int longestSide);
}

/// <summary>Takes in photos: scaled, without what the camera wrote beside the picture, named by their hash, stored with their event.</summary>
public sealed class PhotoShelf(Recorder recorder, DriverStore store, IPhotoScaler? scaler = null)
{
    /// <summary>Enough to read a document's heading, small enough for a weak signal.</summary>
    public const int LongestSide = 1600;
    /// <summary>The server takes no more than this.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <param name="original">JPEG as the camera made it.</param>
    /// <param name="purpose">What it shows: <c>gate</c>, <c>items</c>, <c>slip</c>, <c>receiver</c>.</param>
    /// <param name="sha256">Name of the stored photo, usable as the value of a photo proof.</param>
    /// <exception cref="FormatException">Not a JPEG.</exception>
    public Ruling Add(Guid runId, Guid stopId, byte[] original, string purpose, out string sha256)
    {
        var bytes = JpegParts.Strip(scaler?.Scale(original, LongestSide) ?? original);
        sha256 = "";
        if (bytes.Length > MostBytes)
            return new Refusal("photo-too-large", MostBytes / 1024 / 1024);
        var (name, originalName) = (Hash(bytes), Hash(original));
        sha256 = name;
        return recorder.Record(runId, stopId, Drafts.Photo(name, originalName, bytes.Length, purpose),
            alongside: () => store.AddPhoto(name, originalName, bytes));
    }

    /// <summary>A statement or a signature travels as a photo does: by its hash, in its own time.</summary>
    /// <param name="purpose"><see cref="AtStop.Sptjm.Purpose"/> or <see cref="AtStop.SignaturePad.Purpose"/>.</param>
    public Ruling AddPaper(Guid runId, Guid stopId, byte[] content, string purpose, out string sha256)
    {
        var name = sha256 = Hash(content);
        return recorder.Record(runId, stopId, Drafts.Photo(name, name, content.Length, purpose), alongside: () => store.AddPhoto(name, name, content));
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
