using Shuttle.Contracts;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>One thing to look at before the start.</summary>
public sealed record PreCheckLine(string Key, string Text, bool Ticked);

/// <summary>Vehicle, bag, seals and load before the run; only when all is ticked may it start.</summary>
public sealed record PreCheckScreen(string Title, IReadOnlyList<PreCheckLine> Lines, IReadOnlyList<RunItem> ToLoad)
{
    static readonly string[] Keys = ["brakes", "fuel", "lights", "battery", "bag", "seals", "raincover"];

    public static PreCheckScreen Of(StoredRun run, Words words)
    {
        var sheet = (run.Offered ?? run.Sheet)!;
        var depot = sheet.Stops.FirstOrDefault(s => s.Kind == StopKind.DepotStart);
        return new(
            words["preCheck.title", sheet.VehiclePlate],
            [.. Keys.Select(k => new PreCheckLine(k, words[$"preCheck.{k}"], false))],
            depot is null ? [] : Bag.ToLoad(sheet, run.Progress, depot));
    }

    public PreCheckScreen Tick(string key, bool ticked = true) =>
        this with { Lines = [.. Lines.Select(l => l.Key == key ? l with { Ticked = ticked } : l)] };

    public bool MayStart => Lines.All(l => l.Ticked);
}
