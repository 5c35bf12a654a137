using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Notices;

/// <summary>What a live page hears: what happened to which subject; it fetches what it needs.</summary>
public sealed record LiveNote(long Sequence, string Topic, Guid SubjectId, DateOnly? Day, DateTimeOffset At, string Body);

/// <summary>
/// Follows the outbox table and tells the open pages of this node. Every node follows the same table, so a page hears of a change no
/// matter which node made it. Numbers are given before their transaction commits, so the tail looks back over the last hundred and
/// remembers what it has told.
/// </summary>
public sealed class LiveFeed(IServiceScopeFactory scopes, ILogger<LiveFeed> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(300);
    private const int LookBack = 100;
    private readonly ConcurrentDictionary<Line, bool> _lines = new();
    private readonly HashSet<long> _told = [];
    private long _last;

    /// <summary>A page's open line: what happened in its district from the moment it was made.</summary>
    public sealed class Line(Guid district, Action<Line> close) : IDisposable
    {
        // A page that does not read loses the oldest notes, not the server its memory; it refetches whatever it shows anyway.
        private readonly Channel<LiveNote> _notes = Channel.CreateBounded<LiveNote>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });

        internal void Hear(Guid inDistrict, LiveNote note)
        {
            if (inDistrict == district) _notes.Writer.TryWrite(note);
        }

        internal void End() => _notes.Writer.TryComplete();

        /// <summary>The notes, until the page goes away or the server stops: then the stream ends, it does not fail.</summary>
        public async IAsyncEnumerable<LiveNote> ReadAsync([EnumeratorCancellation] CancellationToken ct)
        {
            while (await WaitAsync(ct))
                while (_notes.Reader.TryRead(out var note)) yield return note;
        }

        private async ValueTask<bool> WaitAsync(CancellationToken ct)
        {
            try
            {
                return await _notes.Reader.WaitToReadAsync(ct);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        public void Dispose() => close(this);
    }

    /// <summary>Opens a line; close it by disposing.</summary>
    public Line Open(Guid district)
    {
        var line = new Line(district, closed => _lines.TryRemove(closed, out _));
        _lines[line] = true;
        return line;
    }

    /// <summary>Knows where the table ends before the first request is served: whatever comes after is told.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var outbox = scope.ServiceProvider.GetRequiredService<ShuttleDb>().Outbox.IgnoreQueryFilters();
            _last = await outbox.MaxAsync(m => (long?)m.Sequence, cancellationToken) ?? 0;
            _told.UnionWith(await outbox.Where(m => m.Sequence > _last - LookBack).Select(m => m.Sequence).ToListAsync(cancellationToken));
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        while (await Tick(timer, stoppingToken))
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                LiveLog.TailBroke(log, broken);
            }
        foreach (var line in _lines.Keys) line.End();
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        // The tail reads every district's rows and hands each line only its own.
        var outbox = scope.ServiceProvider.GetRequiredService<ShuttleDb>().Outbox.IgnoreQueryFilters().AsNoTracking();
        foreach (var message in await outbox.Where(m => m.Sequence > _last - LookBack).OrderBy(m => m.Sequence).ToListAsync(ct))
        {
            if (!_told.Add(message.Sequence)) continue;
            var note = new LiveNote(message.Sequence, message.Topic, message.SubjectId, message.Day, message.At, message.Body);
            foreach (var line in _lines.Keys) line.Hear(message.DistrictId, note);
            _last = Math.Max(_last, message.Sequence);
        }
        _told.RemoveWhere(s => s <= _last - LookBack);
    }
}

internal static partial class LiveLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The live tail could not read the outbox; it tries again")]
    public static partial void TailBroke(ILogger log, Exception exception);
}
