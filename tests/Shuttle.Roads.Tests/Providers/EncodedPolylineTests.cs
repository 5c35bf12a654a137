using Shuttle.Roads.Providers;

namespace Shuttle.Roads.Tests.Providers;

public class EncodedPolylineTests
{
    [Fact]
    public void The_published_example_reads_as_published() =>
        // The format's own example has five decimals, ours six: everything is a tenth.
        Assert.Equal([new(-12.02, 3.85), new(-12.095, 4.07), new(-12.6453, 4.3252)], EncodedPolyline.Decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@"));

    [Fact]
    public void A_line_reads_back_as_it_was_written()
    {
        LonLat[] line = [new(101.447812, 0.507134), new(101.447811, -0.507135), new(-180, 85)];
        Assert.Equal(line, EncodedPolyline.Decode(Polylines.Encode(line)));
        Assert.Empty(EncodedPolyline.Decode(""));
    }

    [Fact]
    public void A_line_cut_short_is_refused() => Assert.Throws<FormatException>(() => EncodedPolyline.Decode("_p~iF~"));
}
