using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>Keeps and shows the pictures of gates; the bytes lie in the data folder by their hash.</summary>
public sealed class HomePhotos(ShuttleDb db, CurrentUser user, CurrentDistrict district, IConfiguration configuration, TimeProvider clock)
{
    public static readonly Refusal NotYours = new("home-photo-not-yours", StatusCodes.Status403Forbidden);

    /// <summary>Keeps the photo of a request that is booked or about to be; a newer one takes its place.</summary>
    public async Task<Outcome<HomePhoto>> KeepAsync(Guid requestId, Picture picture, CancellationToken ct)
    {
        var request = await db.Requests.SingleOrDefaultAsync(r => r.Id == requestId, ct);
        var photo = await db.HomePhotos.SingleOrDefaultAsync(p => p.Id == requestId, ct);
        if (!IsOfficer && (request is not null && request.ResidentId != user.Required || photo is not null && photo.UploadedById != user.Required)) return NotYours;

        var hash = Convert.ToHexStringLower(SHA256.HashData(picture.Bytes));
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, hash), picture.Bytes, ct);
        if (photo is null) db.Add(photo = new HomePhoto { Id = requestId, ContentType = picture.ContentType, Sha256 = hash });
        (photo.ContentType, photo.Sha256, photo.Bytes, photo.At, photo.UploadedById) = (picture.ContentType, hash, picture.Bytes.Length, clock.GetUtcNow(), user.Id);
        if (request is not null) request.GatePhoto = hash;
        await db.SaveChangesAsync(ct);
        return photo;
    }

    /// <summary>The photo and its file for whoever booked, and for the counter; null for everybody else.</summary>
    public async Task<(HomePhoto Photo, string File)?> FindAsync(Guid requestId, CancellationToken ct)
    {
        if (await ForStaffAsync(requestId, ct) is not { } found) return null;
        var own = found.Photo.UploadedById == user.Id || await db.Requests.AnyAsync(r => r.Id == requestId && r.ResidentId == user.Required, ct);
        return own || IsOfficer ? found : null;
    }

    /// <summary>Without asking who: for those who have already shown that they go there.</summary>
    public async Task<(HomePhoto Photo, string File)?> ForStaffAsync(Guid requestId, CancellationToken ct)
    {
        var photo = await db.HomePhotos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == requestId, ct);
        return photo is not null && Path.Combine(Folder, photo.Sha256) is var file && File.Exists(file) ? (photo, file) : null;
    }

    /// <summary>Forgets photos that nobody needs: thirty days after the request is over, a day where no request came of it.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        var (old, orphaned) = (clock.GetUtcNow().AddDays(-30), clock.GetUtcNow().AddDays(-1));
        var gone = await db.HomePhotos.Where(p =>
            p.At < old && db.Requests.Any(r => r.Id == p.Id && (r.State == RequestState.Completed || r.State == RequestState.Cancelled || r.State == RequestState.Rejected))
            || p.At < orphaned && !db.Requests.Any(r => r.Id == p.Id)).ToListAsync(ct);
        db.RemoveRange(gone);
        await db.SaveChangesAsync(ct);
        var needed = await db.HomePhotos.Select(p => p.Sha256).ToHashSetAsync(ct);
        foreach (var photo in gone.Where(p => !needed.Contains(p.Sha256))) File.Delete(Path.Combine(Folder, photo.Sha256));
    }

    private bool IsOfficer => user.Role == nameof(Role.CounterOfficer);
    private string Folder => Path.Combine(DataSetup.DataFolder(configuration), "gates", district.Required.ToString("N"));
}
