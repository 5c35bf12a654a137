using Shuttle.Driver.Gps;

namespace Shuttle.Driver.Tests.Gps;

/// <summary>What receivers say, as they say it.</summary>
public sealed class ReceiverTests
{
    static string Sentence(string body) => $"${body}*{body.Aggregate(0, (x, c) => x ^ c):X2}";

    [Fact]
    public void A_receivers_sentences_become_a_fix_with_the_accuracy_it_admits()
    {
        var nmea = new Nmea();
        Assert.Null(nmea.Take(Sentence("GPGGA,010203.00,0030.6000,N,10127.0000,E,1,08,1.6,12.0,M,,M,,")));
        var fix = nmea.Take(Sentence("GPRMC,010203.00,A,0030.6000,N,10127.0000,E,11.66,084.4,231126,,,A"))!;
        Assert.Equal((101.45, 0.51), (Math.Round(fix.Point.Lon, 6), Math.Round(fix.Point.Lat, 6)));
        Assert.Equal((8.0, 6.0, 84.4), (fix.AccuracyMetres, Math.Round(fix.SpeedMetresPerSecond!.Value, 1), fix.HeadingDegrees!.Value));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero), fix.Time);
    }

    [Fact]
    public void South_and_west_are_negative_and_a_simulator_is_told_apart()
    {
        var nmea = new Nmea();
        nmea.Take(Sentence("GNGGA,010203,0612.0000,S,00130.0000,W,8,08,1.0,12.0,M,,M,,"));
        var fix = nmea.Take(Sentence("GNRMC,010203,A,0612.0000,S,00130.0000,W,,,231126,,,S"))!;
        Assert.Equal((-1.5, -6.2, true), (fix.Point.Lon, Math.Round(fix.Point.Lat, 6), fix.Mock));
    }

    [Theory]
    [InlineData("$GPRMC,010203.00,A,0030.6000,N,10127.0000,E,11.66,084.4,231126,,,A*00")]
    [InlineData("$GPRMC,010203.00,V,,,,,,,231126,,,N*53")]
    [InlineData("$GPTXT,01,01,02,hello*00")]
    [InlineData("noise")]
    [InlineData("")]
    public void Damaged_or_empty_sentences_are_passed_over(string line) => Assert.Null(new Nmea().Take(line));

    [Fact]
    public void Gpsd_tells_places_and_much_else()
    {
        var fix = GpsdReport.Take("""{"class":"TPV","mode":3,"time":"2026-11-23T01:02:03.000Z","lat":0.51,"lon":101.45,"epx":6.1,"epy":7.4,"speed":5.9,"track":84.4}""")!;
        Assert.Equal((101.45, 0.51, 7.4, 5.9), (fix.Point.Lon, fix.Point.Lat, fix.AccuracyMetres, fix.SpeedMetresPerSecond!.Value));
        Assert.Null(GpsdReport.Take("""{"class":"TPV","mode":1}"""));
        Assert.Null(GpsdReport.Take("""{"class":"VERSION","release":"3.22"}"""));
        Assert.Null(GpsdReport.Take("{"));
    }
}
