using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Privacy;

/// <summary>What somebody asks about their own data (UU 27/2022); to see and to copy needs no request.</summary>
public enum DataRight { Correct, Withdraw, Erase, Object }

/// <summary>Where it stands.</summary>
public enum DataRequestState { Open, Done, Declined }

/// <summary>A person's wish about their own data, with the hour by which the law wants it answered.</summary>
public sealed class DataRequest : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid AccountId { get; set; }
    /// <summary>The request it is about; null: everything about the person.</summary>
    public Guid? RequestId { get; set; }
    public DataRight Right { get; set; }
    /// <summary>What is wrong and what is right, sealed.</summary>
    public string? TextSealed { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public DataRequestState State { get; set; }
    public string? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public string? AnswerSealed { get; set; }
    public int Revision { get; set; }
}

public sealed class DataRequestTables : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> asked)
    {
        asked.HasIndex(a => a.AccountId);
        asked.HasIndex(a => new { a.State, a.DueAt });
    }
}
