using NetTopologySuite.Geometries;
using Shuttle.Contracts;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>A courier's published day; its stops keep their ids through every version.</summary>
public sealed class Run : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public DateOnly Day { get; set; }
    public Guid PlanId { get; set; }
    public Guid ShiftId { get; set; }
    public Guid CourierId { get; set; }
    public Guid VehicleId { get; set; }
    public Guid DepotId { get; set; }
    /// <summary>Of the sheet; grows with every change the driver must see.</summary>
    public int Version { get; set; }
    public int AcknowledgedVersion { get; set; }
    /// <summary>When the courier said that this version was seen.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }
    public RunState State { get; set; }
    public int Revision { get; set; }
    public List<Stop> Stops { get; set; } = [];

    /// <summary>The sheet has something new to say: its driver has to acknowledge again.</summary>
    public void NextVersion()
    {
        Version++;
        if (State == RunState.Acknowledged) State = RunState.Published;
    }
}

/// <summary>A stop of a run; the leg is what it is for.</summary>
public sealed class Stop : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RunId { get; set; }
    public int Order { get; set; }
    public StopKind Kind { get; set; }
    public StopState State { get; set; }
    public Guid? LegId { get; set; }
    public Leg? Leg { get; set; }
    public required Point Point { get; set; }
    public DateTimeOffset PlannedArrival { get; set; }
    public int ServiceSeconds { get; set; }
    public DateTimeOffset? ArrivedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    public bool IsFinished => State is StopState.Done or StopState.Partial or StopState.Failed or StopState.Cancelled;
}

/// <summary>A driver's event as it was signed; never changed, never deleted.</summary>
public sealed class RecordedEvent : IOfDistrict
{
    /// <summary>The device's id for it: a retry meets its own row.</summary>
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RunId { get; set; }
    public Guid? StopId { get; set; }
    public Guid DeviceId { get; set; }
    public long Sequence { get; set; }
    public required string Kind { get; set; }
    public DateTimeOffset DeviceTime { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public Point? Point { get; set; }
    /// <summary>Sealed: an event may hold a code or a name.</summary>
    public required string BodySealed { get; set; }
    public required string BodyHash { get; set; }
    /// <summary>Of the device; empty for what an officer entered from the paper run sheet.</summary>
    public required string Signature { get; set; }
    /// <summary>Who entered it from the paper run sheet; null for what a device sent.</summary>
    public Guid? EnteredById { get; set; }
    /// <summary>The earlier event that this one takes back.</summary>
    public Guid? TakesBackId { get; set; }
    /// <summary>What stood before this step (<see cref="StepBefore"/>), so that it can be taken back; null where nothing changed.</summary>
    public string? Before { get; set; }
}

/// <summary>A fix of a courier's position.</summary>
public sealed class Position : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid CourierId { get; set; }
    public Guid? RunId { get; set; }
    public DateTimeOffset Time { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public required Point Point { get; set; }
    public double AccuracyMetres { get; set; }
    public double? SpeedMetresPerSecond { get; set; }
    public double? HeadingDegrees { get; set; }
    public bool Mock { get; set; }
    public int? BatteryPercent { get; set; }

    /// <summary>A fix that is worse says nothing about a street.</summary>
    public const double WorstMetres = 100;

    public bool IsBelievable => !Mock && AccuracyMetres <= WorstMetres;
}

/// <summary>A dispatcher has dealt with something unusual; the id is that of the driver's event, so it is dealt with once.</summary>
public sealed class HandledException : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    public string? Note { get; set; }
}
