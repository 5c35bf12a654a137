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

    public Task<Recorded> Read(RunSheet sheet, Guid deviceId) =>
        Task.FromResult(new Recorded(records.History, records.WholePhotos.Keys.ToHashSet(), [.. records.Positions.Select(p => p.Id)]));
}
