using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Calendar;

/// <summary>A district's own calendar data, where it differs from the national one.</summary>
public sealed class DistrictCalendar : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary><see cref="CalendarData"/> as JSON.</summary>
    public required string Data { get; set; }
}

public sealed class CalendarTables : IEntityTypeConfiguration<DistrictCalendar>
{
    public void Configure(EntityTypeBuilder<DistrictCalendar> builder) => builder.HasIndex(c => c.DistrictId).IsUnique();
}

/// <summary>The working calendar of the district in view: its own data, else the national one.</summary>
public sealed class DistrictCalendars(ShuttleDb db)
{
    private static readonly WorkingCalendar National = new(CalendarJson.NationalHolidays);
    private WorkingCalendar? _loaded;

    public async ValueTask<WorkingCalendar> GetAsync(CancellationToken ct) =>
        _loaded ??= await db.Set<DistrictCalendar>().Select(c => c.Data).SingleOrDefaultAsync(ct) is { } own ? new(CalendarJson.Read(own)) : National;
}
