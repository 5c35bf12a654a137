using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;

namespace Shuttle.Server.Platform;

/// <summary>A counter of a district: receipt numbers of a day, plan versions.</summary>
public sealed class Counter : IOfDistrict
{
    public Guid DistrictId { get; set; }
    public required string Name { get; set; }
    public int Value { get; set; }
}

/// <summary>Gives out consecutive numbers; on both databases the row is locked until the caller's transaction ends, so none is given twice.</summary>
public sealed class Numbers(ShuttleDb db, CurrentDistrict district)
{
    public async Task<int> NextAsync(string name, CancellationToken ct)
    {
        var id = district.Required;
        var values = await db.Database.SqlQuery<int>($"""
            INSERT INTO "Counters" ("DistrictId", "Name", "Value") VALUES ({id}, {name}, 1)
            ON CONFLICT ("DistrictId", "Name") DO UPDATE SET "Value" = "Counters"."Value" + 1
            RETURNING "Value"
            """).ToListAsync(ct);
        return values.Single();
    }
}
