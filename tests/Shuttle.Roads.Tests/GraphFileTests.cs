namespace Shuttle.Roads.Tests;

/// <summary>The .roads file: what goes in comes out; anything else is refused with advice.</summary>
public sealed class GraphFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"graph-{Environment.ProcessId}-{Guid.NewGuid():N}.roads");

    private static readonly Sketch Town = new Sketch()
        .Node('a', 0, 0).Node('b', 200, 0, "barrier=bollard").Node('c', 200, -300).Node('d', 400, 0).Node('m', 10, 10, "amenity=school", "name=SDN 1")
        .Way("abd", "highway=residential", "name=Jalan Melati", "alt_name=Jl. Lama;Jl. Baru").Way("acd", "highway=primary", "ref=AH25", "oneway=yes").Way("bc");

    public void Dispose() => File.Delete(_path);

    private void Write()
    {
        var result = RoadImport.Run(Town.Source);
        RoadGraphFile.Write(_path, result.Graph, result.Streets);
    }

    [Fact]
    public void A_graph_read_back_answers_the_same()
    {
        Write();
        var (before, after) = (Town.Network, LocalRoadNetwork.Open(_path));
        foreach (var profile in Enum.GetValues<RoadProfile>())
        {
            LonLat[] points = [Town.At("ab"), Town.At("ac"), Town.At("bd"), Town.At("bc")];
            var (expected, actual) = (before.Matrix(profile, points), after.Matrix(profile, points));
            Assert.Equal(expected.Seconds, actual.Seconds);
            Assert.Equal(expected.Metres, actual.Metres);
            Assert.Equal(expected.Points, actual.Points);
        }
    }

    [Fact]
    public void Street_data_comes_back_as_it_was()
    {
        Write();
        var (before, after) = (Town.Network.Streets, LocalRoadNetwork.Open(_path).Streets);
        Assert.Equivalent(before, after, strict: true);
        Assert.Equal(["Jl. Lama", "Jl. Baru"], after.Streets[0].OtherNames);
    }

    [Fact]
    public void A_real_graph_survives_the_file()
    {
        var network = SharedData.Network("monaco-gh-2012");
        RoadGraphFile.Write(_path, network.Graph, network.Streets);
        var again = LocalRoadNetwork.Open(_path);
        Assert.Equal(network.Graph.Order.UpTo, again.Graph.Order.UpTo);
        Assert.Equal(network.Graph.Edges, again.Graph.Edges);
        Assert.Equal(network.Streets.Places.Count, again.Streets.Places.Count);
        Assert.Equal([.. network.Streets.Areas[3].Rings[0]], again.Streets.Areas[3].Rings[0]);
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_noticed()
    {
        Write();
        var bytes = File.ReadAllBytes(_path);
        for (var at = 0; at < bytes.Length; at += 13)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= (byte)(1 << at % 8);
            // Four bytes of the header are unused.
            if (at is >= 20 and < 24) continue;
            Refuses(damaged);
        }
    }

    [Fact]
    public void A_file_cut_short_is_noticed()
    {
        Write();
        var bytes = File.ReadAllBytes(_path);
        for (var length = 0; length < bytes.Length; length += 101) Assert.Contains("shuttle roads import", Refuses(bytes[..length]));
    }

    [Theory]
    [InlineData(0, "older")]
    [InlineData(99, "newer")]
    public void Another_version_is_refused_with_advice(byte version, string word)
    {
        Write();
        var bytes = File.ReadAllBytes(_path);
        bytes[4] = version;
        var message = Refuses(bytes);
        Assert.Contains(word, message);
        Assert.Contains("shuttle roads import", message);
    }

    [Fact]
    public void A_missing_file_is_refused_with_advice() =>
        Assert.Contains("shuttle roads import", Assert.Throws<RoadException>(() => LocalRoadNetwork.Open(_path)).Message);

    private string Refuses(byte[] bytes)
    {
        File.WriteAllBytes(_path, bytes);
        var error = Assert.Throws<RoadException>(() => RoadGraphFile.Read(_path));
        Assert.Equal(RoadError.BadFile, error.Error);
        return error.Message;
    }
}
