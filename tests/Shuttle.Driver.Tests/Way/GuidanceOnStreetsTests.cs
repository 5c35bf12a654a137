using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Way;
using Shuttle.Roads;

namespace Shuttle.Driver.Tests.Way;

/// <summary>The real road network, on a block of streets: a–b–c–g along the south, d–e–f along the north, 500 m apart, joined at every corner.</summary>
public sealed class GuidanceOnStreetsTests
{
    static readonly Dictionary<char, (double East, double North)> Corners = new()
    {
        ['a'] = (0, 0), ['b'] = (500, 0), ['c'] = (1000, 0), ['d'] = (0, 500), ['e'] = (500, 500), ['f'] = (1000, 500), ['g'] = (1500, 0),
    };

    static readonly IRoadNetwork Roads = Build();

    static GeoPoint Place(double east, double north) => Ground.Move(Sheets.Depot, east, north);

    static Fix At(double east, double north, double heading) => new(Sheets.Morning, Place(east, north), 8, 6, heading);

    static LocalRoadNetwork Build()
    {
        var nodes = Corners.Select(c => new OsmNode(c.Key, new(Place(c.Value.East, c.Value.North).Lon, Place(c.Value.East, c.Value.North).Lat), OsmElement.NoTags));
        var ways = new[] { "abcg", "def", "ad", "be", "cf" }.Select((way, i) => new OsmWay(
            1000 + i, [.. way.Select(n => (long)n)], new Dictionary<string, string> { ["highway"] = "residential", ["name"] = $"Jalan {way}" }));
        var built = RoadImport.Run(new OsmList([.. nodes, .. ways]));
        return new(built.Graph, built.Streets);
    }

    [Fact]
    public async Task The_line_follows_the_streets_and_the_next_turn_is_told_with_its_distance()
    {
        var guidance = new Guidance(Roads, RoadProfile.Motorbike);
        guidance.LeadTo(Place(1000, 450));
        await guidance.Take(At(10, 0, 90));
        var state = (await guidance.Take(At(100, 2, 90)))!;
        Assert.False(state.IsEstimate);
        Assert.Equal(1350, state.MetresLeft, 15.0);
        Assert.Equal((Manoeuvre.Left, "Jalan cf"), (state.Instruction!.Manoeuvre, state.Instruction.Street));
        Assert.Equal(900, state.InstructionMetres!.Value, 15.0);
        Assert.InRange(state.SecondsLeft, 90, 600);
    }

    [Fact]
    public async Task A_missed_turn_leads_to_another_way_over_real_streets()
    {
        var guidance = new Guidance(Roads, RoadProfile.Motorbike);
        guidance.LeadTo(Place(1000, 450));
        await guidance.Take(At(10, 0, 90));
        await guidance.Take(At(450, 0, 90));
        // Turns left at the first crossing already.
        WayState state = null!;
        for (var north = 120; north <= 300; north += 60)
            if ((state = (await guidance.Take(At(500, north, 0)))!).OffRoute)
                break;
        Assert.True(state.OffRoute);
        Assert.False(state.IsEstimate);
        Assert.True(state.MetresLeft < 1400, $"{state.MetresLeft}");
        Assert.Equal(Manoeuvre.Right, state.Instruction!.Manoeuvre); // at the northern street, on to the east
    }

    [Fact]
    public async Task Far_from_any_street_a_straight_line_stands_in_and_says_so()
    {
        var guidance = new Guidance(Roads, RoadProfile.Motorbike);
        guidance.LeadTo(Place(1000, 450));
        var state = (await guidance.Take(At(60_000, 60_000, 0)))!;
        Assert.True(state.IsEstimate);
    }
}
