using System.Text.Json;
using Shuttle.Contracts;

namespace Shuttle.Server.Platform;

/// <summary>A row that belongs to one district.</summary>
public interface IOfDistrict
{
    Guid DistrictId { get; set; }
}

/// <summary>
/// Something that happened, said in the same transaction as the change itself. Going back upstream is done by saying, never by calling:
/// notices, live pages and figures listen.
/// </summary>
public sealed class OutboxMessage : IOfDistrict
{
    public long Sequence { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>What happened: "request.booked", "run.published", "stop.changed".</summary>
    public required string Topic { get; set; }
    /// <summary>The request, run or plan it is about.</summary>
    public required Guid SubjectId { get; set; }
    /// <summary>The local day whose board it changes, if any.</summary>
    public DateOnly? Day { get; set; }
    public required string Body { get; set; }
    public required DateTimeOffset At { get; set; }
    /// <summary>When notices were made of it; null while the pump has not been here.</summary>
    public DateTimeOffset? PumpedAt { get; set; }

    public static OutboxMessage Of(string topic, Guid subject, object body, DateTimeOffset at, DateOnly? day = null) => new()
    {
        Topic = topic, SubjectId = subject, Day = day, At = at,
        Body = JsonSerializer.Serialize(body, body.GetType(), ContractJson.Options),
    };
}
