using Shuttle.Contracts;

namespace Shuttle.Driver.Runs;

/// <summary>
/// Takes over into a new version what the office no longer lists because it has changed hands, and stops it took out after this device had
/// worked there: the device's own history must stay readable against its sheet, and the bag must keep its names.
/// </summary>
static class SheetCarry
{
    public static RunSheet Over(RunSheet? old, RunSheet fresh, RunProgress run)
    {
        if (old is null)
            return fresh;
        var touched = old.Stops.Where(s => run.Stops.ContainsKey(s.StopId)).ToDictionary(s => s.StopId);
        var here = fresh.Stops.Select(s => s.StopId).ToHashSet();
        return fresh with
        {
            Stops =
            [
                .. fresh.Stops.Select(s => touched.TryGetValue(s.StopId, out var before) && run.StateOf(before).IsFinal()
                    ? s with { Items = [.. before.Items.UnionBy(s.Items, i => i.ItemId)] } : s),
                .. touched.Values.Where(s => !here.Contains(s.StopId)).Select(s => s with { State = StopState.Cancelled }),
            ],
        };
    }
}
