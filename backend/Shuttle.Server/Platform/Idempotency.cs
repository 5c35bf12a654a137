using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;

namespace Shuttle.Server.Platform;

/// <summary>The answer to a POST that carried an <c>Idempotency-Key</c>, so that a retry gets the same answer and changes nothing.</summary>
public sealed class IdempotentReply
{
    /// <summary>Hash of caller, path and key.</summary>
    public required string Id { get; set; }
    public required string RequestHash { get; set; }
    /// <summary>0 while the first call is still being answered.</summary>
    public int Status { get; set; }
    public string? ContentType { get; set; }
    public string? Location { get; set; }
    /// <summary>Sealed: an answer may hold a hand-over code or a phone number.</summary>
    public string Body { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>
/// Honours <c>Idempotency-Key</c> on POST under /api: same key and same body replays the first answer; same key and another body is refused.
/// The row is claimed before the work begins, so two nodes cannot both do it. A broken call (5xx) gives the key back.
/// </summary>
public sealed class Idempotency(RequestDelegate next)
{
    public static readonly Refusal KeyReused = new("idempotency-key-reused", StatusCodes.Status409Conflict);
    public static readonly Refusal StillRunning = new("idempotency-still-running", StatusCodes.Status409Conflict);
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(2);

    public async Task InvokeAsync(HttpContext context, ShuttleDb db, CurrentUser user, PersonalData personal, TimeProvider clock)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (!HttpMethods.IsPost(context.Request.Method) || key.Length == 0 || !context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        context.Request.EnableBuffering();
        var hash = Convert.ToBase64String(await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted));
        context.Request.Body.Position = 0;
        var id = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id}\n{context.Request.Path}\n{key}")));

        if (await Claim(db, id, hash, clock.GetUtcNow()) is { } known)
        {
            if (known.RequestHash != hash) await Door.Problem(KeyReused).ExecuteAsync(context);
            else if (known.Status == 0) await Door.Problem(StillRunning).ExecuteAsync(context);
            else await Replay(context, known, personal);
            return;
        }
        await AnswerAndKeep(context, db, personal, id);
    }

    private static async Task<IdempotentReply?> Claim(ShuttleDb db, string id, string hash, DateTimeOffset now)
    {
        // A claim whose server died is given up after a while.
        await db.IdempotentReplies.Where(r => r.Id == id && r.Status == 0 && r.At < now - ClaimLasts).ExecuteDeleteAsync();
        if (await db.IdempotentReplies.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) is { } known) return known;
        var row = new IdempotentReply { Id = id, RequestHash = hash, At = now };
        db.Add(row);
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException) // somebody claimed it between the look and the insert
        {
            return await db.IdempotentReplies.AsNoTracking().SingleAsync(r => r.Id == id);
        }
        finally
        {
            db.Entry(row).State = EntityState.Detached;
        }
    }

    private async Task AnswerAndKeep(HttpContext context, ShuttleDb db, PersonalData personal, string id)
    {
        var outer = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        var answered = false;
        try
        {
            await next(context);
            answered = context.Response.StatusCode < 500;
        }
        finally
        {
            context.Response.Body = outer;
            var mine = db.IdempotentReplies.Where(r => r.Id == id);
            if (!answered) await mine.ExecuteDeleteAsync(CancellationToken.None);
            else
            {
                var (status, type, location, body) = (context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.Location.ToString(), personal.Protect(Convert.ToBase64String(kept.ToArray())));
                await mine.ExecuteUpdateAsync(s => s
                    .SetProperty(r => r.Status, status).SetProperty(r => r.ContentType, type)
                    .SetProperty(r => r.Location, location).SetProperty(r => r.Body, body), CancellationToken.None);
            }
        }
        kept.Position = 0;
        await kept.CopyToAsync(outer, context.RequestAborted);
    }

    private static async Task Replay(HttpContext context, IdempotentReply reply, PersonalData personal)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        if (!string.IsNullOrEmpty(reply.Location)) context.Response.Headers.Location = reply.Location;
        context.Response.Headers["Idempotent-Replayed"] = "true";
        await context.Response.Body.WriteAsync(Convert.FromBase64String(personal.Reveal(reply.Body)), context.RequestAborted);
    }
}
