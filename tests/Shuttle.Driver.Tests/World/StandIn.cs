using Shuttle.Contracts;

namespace Shuttle.Driver.Tests.World;

/// <summary>The stand-in office as the office of generated days, each in a world of its own.</summary>
sealed class StandIn(Office office) : IDayOffice
{
    OfficeRecords records = new();

    public Task<(Uri Door, string User, string Password)> Publish(RunSheet sheet)
    {
        (records, var address) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        return Task.FromResult((address, "budi", "rahasia"));
    }

    public Task<Recorded> Read(RunSheet sheet, Guid deviceId)
    {
        var events = records.History.Where(e => e.DeviceId == deviceId).ToList();
        var whole = records.WholePhotos.Keys.ToHashSet();
        return Task.FromResult(new Recorded(events, events.OfType<PhotoTaken>().Select(p => p.Sha256).Where(whole.Contains).ToHashSet(), [.. records.Positions.Select(p => p.Id)]));
    }
}
