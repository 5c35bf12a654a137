using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Shuttle.Server.Accounts;
using Shuttle.Server.Areas;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Custody.EDocuments;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Fleet;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Requests.Community;
using Shuttle.Server.Requests.Privacy;
using Shuttle.Server.Requests.Waiting;
using Shuttle.Server.Runs;

namespace Shuttle.Server.Data;

/// <summary>
/// The one model, for both databases. Every row of a district carries it; a query filter shows only the current district's rows and a
/// save that would cross the boundary throws.
/// </summary>
public abstract class ShuttleDb(DbContextOptions options, CurrentDistrict district) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>Read by the query filter at every query.</summary>
    private Guid? DistrictInView => district.Id;

    public DbSet<District> Districts => Set<District>();
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<Neighbourhood> Neighbourhoods => Set<Neighbourhood>();
    public DbSet<Depot> Depots => Set<Depot>();
    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<Vehicle> Vehicles => Set<Vehicle>();
    public DbSet<Courier> Couriers => Set<Courier>();
    public DbSet<Shift> Shifts => Set<Shift>();
    public DbSet<ShiftPattern> ShiftPatterns => Set<ShiftPattern>();
    public DbSet<Leave> Leaves => Set<Leave>();
    public DbSet<RoadClosure> Closures => Set<RoadClosure>();
    public DbSet<Request> Requests => Set<Request>();
    public DbSet<DocumentItem> Items => Set<DocumentItem>();
    public DbSet<Leg> Legs => Set<Leg>();
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();
    public DbSet<HomePhoto> HomePhotos => Set<HomePhoto>();
    public DbSet<ElectronicDocument> ElectronicDocuments => Set<ElectronicDocument>();
    public DbSet<Attestation> Attestations => Set<Attestation>();
    public DbSet<CollectiveDay> CollectiveDays => Set<CollectiveDay>();
    public DbSet<VulnerableHousehold> VulnerableHouseholds => Set<VulnerableHousehold>();
    public DbSet<QueueTicket> QueueTickets => Set<QueueTicket>();
    public DbSet<DataRequest> DataRequests => Set<DataRequest>();
    public DbSet<PromiseMade> Promises => Set<PromiseMade>();
    public DbSet<WindowOffer> Offers => Set<WindowOffer>();
    public DbSet<KnownAddress> Addresses => Set<KnownAddress>();
    public DbSet<Revealed> Reveals => Set<Revealed>();
    public DbSet<PublishedCatalogue> Catalogues => Set<PublishedCatalogue>();
    public DbSet<DayPlan> Plans => Set<DayPlan>();
    public DbSet<PlanEdit> PlanEdits => Set<PlanEdit>();
    public DbSet<PlanJob> PlanJobs => Set<PlanJob>();
    public DbSet<AnnouncedTime> AnnouncedTimes => Set<AnnouncedTime>();
    public DbSet<Run> Runs => Set<Run>();
    public DbSet<Stop> Stops => Set<Stop>();
    public DbSet<RecordedEvent> DriverEvents => Set<RecordedEvent>();
    public DbSet<Position> Positions => Set<Position>();
    public DbSet<HandledException> HandledExceptions => Set<HandledException>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<IdempotentReply> IdempotentReplies => Set<IdempotentReply>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.AddSpatialFunctions();
        model.ApplyConfigurationsFromAssembly(typeof(ShuttleDb).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (typeof(IOfDistrict).IsAssignableFrom(entity.ClrType)) KeepApart(model, entity.ClrType);
            // Ids are minted by us or by a client: a new row met through a navigation is an insert.
            if (entity.FindPrimaryKey() is { Properties: [{ ClrType: var key } id] } && key == typeof(Guid)) id.ValueGenerated = ValueGenerated.Never;
            if (entity.FindProperty("Revision") is { } revision) revision.IsConcurrencyToken = true;
            foreach (var property in entity.GetProperties())
                if (property.ClrType.IsEnum) property.SetProviderClrType(typeof(string));
        }
    }

    private void KeepApart(ModelBuilder model, Type type)
    {
        var row = Expression.Parameter(type);
        var ofRow = Expression.Convert(Expression.Property(row, nameof(IOfDistrict.DistrictId)), typeof(Guid?));
        var inView = Expression.Property(Expression.Constant(this, typeof(ShuttleDb)), nameof(DistrictInView));
        var entity = model.Entity(type);
        entity.HasQueryFilter(Expression.Lambda(Expression.Equal(ofRow, inView), row));
        entity.HasIndex(nameof(IOfDistrict.DistrictId));
        entity.HasOne(typeof(District)).WithMany().HasForeignKey(nameof(IOfDistrict.DistrictId)).OnDelete(DeleteBehavior.Restrict);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        BeforeSaving();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        BeforeSaving();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void BeforeSaving()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (entry.Entity is IOfDistrict row)
            {
                if (entry.State == EntityState.Added && row.DistrictId == Guid.Empty) row.DistrictId = district.Required;
                if (row.DistrictId != district.Id)
                    throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another district cannot be saved here.");
            }
            if (entry.State == EntityState.Modified && entry.Metadata.FindProperty("Revision") is not null) NextRevision(entry);
        }
    }

    private static void NextRevision(EntityEntry entry)
    {
        var revision = entry.Property("Revision");
        revision.CurrentValue = (int)revision.OriginalValue! + 1;
    }
}

/// <summary>The model on SQLite: times as sortable numbers.</summary>
public sealed class SqliteShuttleDb(DbContextOptions<SqliteShuttleDb> options, CurrentDistrict district) : ShuttleDb(options, district)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    private sealed class UtcTicks() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, long>(
        t => t.UtcTicks, n => new DateTimeOffset(n, TimeSpan.Zero));
}

/// <summary>The model on PostgreSQL with PostGIS: times as timestamptz in UTC.</summary>
public sealed class PostgresShuttleDb(DbContextOptions<PostgresShuttleDb> options, CurrentDistrict district) : ShuttleDb(options, district)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Utc>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        foreach (var entity in model.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
                if (typeof(NetTopologySuite.Geometries.Geometry).IsAssignableFrom(property.ClrType))
                    model.Entity(entity.ClrType).HasIndex(property.Name).HasMethod("gist");
    }

    private sealed class Utc() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, DateTimeOffset>(
        t => t.ToUniversalTime(), t => t);
}
