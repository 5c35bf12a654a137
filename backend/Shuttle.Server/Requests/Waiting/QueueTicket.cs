using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Waiting;

/// <summary>What somebody comes to the office for; each has its own letter. Priority is for elderly, pregnant and disabled people.</summary>
public enum QueuePurpose { HandIn, Collect, Ask, Priority }

/// <summary>Where a ticket stands.</summary>
public enum TicketState { Waiting, Called, Served, Absent }

/// <summary>A number of the waiting room: nothing but a letter, a number and what it is for.</summary>
public sealed class QueueTicket : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>Local day; numbers begin again every morning.</summary>
    public DateOnly Day { get; set; }
    public QueuePurpose Purpose { get; set; }
    public int Number { get; set; }
    public TicketState State { get; set; }
    /// <summary>The desk that called it.</summary>
    public int? Desk { get; set; }
    public DateTimeOffset TakenAt { get; set; }
    public DateTimeOffset? CalledAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    /// <summary>How often it was called.</summary>
    public int Calls { get; set; }
    public int Revision { get; set; }
}
