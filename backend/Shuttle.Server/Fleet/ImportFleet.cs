using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Fleet;

/// <summary>What became of a row of a file; the heading is row 1.</summary>
/// <param name="Row">Line of the file.</param>
/// <param name="Result">"added", "changed" or "refused".</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Reason">That in words.</param>
public sealed record ImportedRow(int Row, string Result, string? Code = null, string? Reason = null);

public sealed record ImportReport(int Added, int Changed, int Refused, IReadOnlyList<ImportedRow> Rows);

/// <summary>
/// Takes vehicles, couriers or shifts from a CSV file, comma or semicolon. Every row is judged by the rules of entering it by hand; a bad
/// one is reported and does not hold up the others. The same file twice changes nothing the second time.
/// </summary>
public sealed class ImportFleet(ShuttleDb db, ManageFleet fleet, TimeProvider clock)
{
    public static readonly Refusal UnknownKind = new("import-unknown-kind") { Field = "what" };
    public static readonly Refusal MissingColumns = new("import-columns");
    public static readonly Refusal TooLong = new("import-too-long");
    public static readonly Refusal BadValue = new("import-value");
    private const int MostRows = 5000;

    /// <summary>The columns of each kind of file, by its name.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Columns = new Dictionary<string, string[]>
    {
        ["vehicles"] = ["plate", "profile", "capacityBags"], ["couriers"] = ["account", "name", "kind", "skills"], ["shifts"] = ["account", "plate", "depot", "day", "from", "until"],
    };

    public async Task<Outcome<ImportReport>> ImportAsync(string what, string text, CancellationToken ct)
    {
        if (!Columns.TryGetValue(what, out var columns)) return UnknownKind.With(string.Join(", ", Columns.Keys));
        // The separator is found out from the heading; headings match whatever their case.
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true });
        await csv.ReadHeaderAsync(ct);
        if (columns.Where(c => !csv.TryGetFieldIndex(c, out _)).ToList() is { Count: > 0 } missing) return MissingColumns.With(string.Join(", ", missing));

        var rows = new List<ImportedRow>();
        while (await csv.ReadAsync(ct))
        {
            if (rows.Count == MostRows) return TooLong.With(MostRows);
            db.ChangeTracker.Clear();
            var (known, done) = what switch { "vehicles" => await VehicleAsync(csv, ct), "couriers" => await CourierAsync(csv, ct), _ => await ShiftAsync(csv, ct) };
            rows.Add(done.Refusal is { } no ? new((int)csv.LineNumber, "refused", no.Code, Door.Words(no)) : new((int)csv.LineNumber, known ? "changed" : "added"));
        }
        return new ImportReport(rows.Count(r => r.Result == "added"), rows.Count(r => r.Result == "changed"), rows.Count(r => r.Result == "refused"), rows);
    }

    private async Task<(bool Known, Outcome<Done> Done)> VehicleAsync(CsvReader row, CancellationToken ct)
    {
        var plate = Text(row, "plate").ToUpperInvariant();
        if (plate.Length is < 2 or > 20) return (false, BadValue.With("plate", plate));
        if (!int.TryParse(Text(row, "capacityBags"), NumberStyles.None, CultureInfo.InvariantCulture, out var bags) || bags is < 1 or > 500) return (false, BadValue.With("capacityBags", Text(row, "capacityBags")));
        var known = await db.Vehicles.Where(v => v.Plate == plate).Select(v => (Guid?)v.Id).SingleOrDefaultAsync(ct);
        return (known is not null, await fleet.PutAsync(known ?? Ids.New(clock), new VehicleEntry(plate, Text(row, "profile"), bags), ct));
    }

    private async Task<(bool Known, Outcome<Done> Done)> CourierAsync(CsvReader row, CancellationToken ct)
    {
        if (!Enum.TryParse<CourierKind>(Text(row, "kind"), ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return (false, BadValue.With("kind", Text(row, "kind")));
        if (Text(row, "name").Length is < 2 or > 100) return (false, BadValue.With("name", Text(row, "name")));
        var known = await CourierOfAsync(Text(row, "account"), ct);
        return (known is not null, await fleet.PutAsync(known ?? Ids.New(clock), new CourierEntry(Text(row, "account"), Text(row, "name"), kind, Text(row, "skills").Split('|', StringSplitOptions.RemoveEmptyEntries)), ct));
    }

    private async Task<(bool Known, Outcome<Done> Done)> ShiftAsync(CsvReader row, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact(Text(row, "day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (false, BadValue.With("day", Text(row, "day")));
        if (!TimeOnly.TryParseExact(Text(row, "from"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)) return (false, BadValue.With("from", Text(row, "from")));
        if (!TimeOnly.TryParseExact(Text(row, "until"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)) return (false, BadValue.With("until", Text(row, "until")));
        var (plate, depotName) = (Text(row, "plate").ToUpperInvariant(), Text(row, "depot"));
        if (await CourierOfAsync(Text(row, "account"), ct) is not { } courier) return (false, BadValue.With("account", Text(row, "account")));
        if (await db.Vehicles.Where(v => v.Plate == plate).Select(v => (Guid?)v.Id).SingleOrDefaultAsync(ct) is not { } vehicle) return (false, BadValue.With("plate", plate));
        if (await db.Depots.Where(d => d.Name == depotName).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct) is not { } depot) return (false, BadValue.With("depot", depotName));
        var known = await db.Shifts.Where(s => s.CourierId == courier && s.Day == day).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(ct);
        return (known is not null, await fleet.PutAsync(known ?? Ids.New(clock), new ShiftEntry(courier, vehicle, depot, day, from, until), ct));
    }

    private Task<Guid?> CourierOfAsync(string account, CancellationToken ct)
    {
        var name = account.ToUpperInvariant();
        return db.Couriers.Where(c => db.Users.Any(a => a.Id == c.AccountId && a.NormalizedUserName == name)).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
    }

    private static string Text(CsvReader row, string column) => row.GetString(column).Trim();
}
