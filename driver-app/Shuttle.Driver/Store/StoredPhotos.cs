namespace Shuttle.Driver.Store;

/// <summary>A photo in its queue.</summary>
/// <param name="Sha256">Lower-case hex of the bytes to send; the photo's name everywhere.</param>
/// <param name="Length">Bytes to send.</param>
/// <param name="Sent">Bytes the server is known to have.</param>
public sealed record StoredPhoto(string Sha256, string OriginalSha256, long Length, long Sent);

public sealed partial class DriverStore
{
    /// <summary>Keeps a photo and queues it. The same picture twice is one photo.</summary>
    internal void AddPhoto(string sha256, string originalSha256, byte[] bytes) => db.Execute(
        "INSERT INTO photo (sha256, original_sha256, length, sent, complete, bytes) VALUES ($1, $2, $3, 0, 0, $4) ON CONFLICT DO NOTHING",
        sha256, originalSha256, bytes.LongLength, bytes);

    /// <summary>Photos the server does not have whole, oldest first.</summary>
    public IReadOnlyList<StoredPhoto> ListUnsentPhotos() => db.List(
        "SELECT sha256, original_sha256, length, sent FROM photo WHERE complete = 0 ORDER BY rowid",
        r => new StoredPhoto(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3)));

    public int CountUnsentPhotos() => (int)db.Number("SELECT count(*) FROM photo WHERE complete = 0");

    public long CountUnsentPhotoBytes() => db.Number("SELECT sum(length - sent) FROM photo WHERE complete = 0");

    /// <summary>A part of a photo's bytes.</summary>
    internal byte[] ReadPhoto(string sha256, long offset, int count) =>
        db.Find("SELECT substr(bytes, $2, $3) FROM photo WHERE sha256 = $1", r => (byte[])r[0], sha256, offset + 1, count) ?? [];

    /// <summary>The whole photo, to show it; null once the server has it.</summary>
    public byte[]? FindPhotoBytes(string sha256) =>
        db.Find("SELECT bytes FROM photo WHERE sha256 = $1 AND bytes IS NOT NULL", r => (byte[])r[0], sha256);

    /// <summary>Notes how far the server has come with a photo; its bytes go when the server has them all and has checked the hash.</summary>
    internal void PhotoSent(string sha256, long sent, bool complete, DateTimeOffset now) => db.Transaction(() =>
    {
        db.Execute(
            complete ? "UPDATE photo SET sent = length, complete = 1, bytes = NULL WHERE sha256 = $1" : "UPDATE photo SET sent = $2 WHERE sha256 = $1",
            complete ? [sha256] : [sha256, sent]);
        Contacted(now);
    });
}
