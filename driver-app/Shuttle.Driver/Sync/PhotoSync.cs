using System.Net;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Sync;

/// <summary>Sends photos chunk by chunk; each goes on where the server has it, and is done when the server has found its hash right.</summary>
public sealed class PhotoSync(DriverStore store, DriverServer server, DeviceClock clock)
{
    /// <summary>Breaks off between two chunks when there is a step to send: an event never waits for a photo.</summary>
    public async Task Push(CancellationToken stop)
    {
        ServerProblemException? problem = null;
        foreach (var photo in store.ListUnsentPhotos())
            try
            {
                if (!await Push(photo, stop))
                    return;
            }
            catch (ServerProblemException p) when (p.Status != HttpStatusCode.Unauthorized)
            {
                problem = p; // this one stays in the queue; the others go on
            }
        if (problem is not null)
            throw problem;
    }

    async Task<bool> Push(StoredPhoto photo, CancellationToken stop)
    {
        var progress = await server.PhotoProgress(photo.Sha256, stop);
        while (true)
        {
            store.PhotoSent(photo.Sha256, progress.Received, progress.Complete, clock.Now);
            if (progress.Complete)
                return true;
            if (store.CountUnsent() > 0)
                return false;
            if (progress.Received >= photo.Length)
                throw new ServerUnreachableException($"The server has all bytes of photo {photo.Sha256[..8]} and has not found them right.");
            progress = await PutChunk(photo, progress.Received, stop);
        }
    }

    async Task<PhotoProgress> PutChunk(StoredPhoto photo, long offset, CancellationToken stop)
    {
        var chunk = store.ReadPhoto(photo.Sha256, offset, DriverServer.ChunkBytes);
        try
        {
            return await server.PutPhoto(photo.Sha256, offset, photo.Length, chunk, stop);
        }
        catch (ServerProblemException p) when (p.Code == "photo-offset")
        {
            return await server.PhotoProgress(photo.Sha256, stop); // an earlier chunk arrived though its reply did not
        }
    }
}
