using Shuttle.Contracts;
using Shuttle.Server.Accounts.Identifiers;

namespace Shuttle.Server.Tests.Accounts;

public class AddressPinTests
{
    static readonly GeoPoint Home = new(101.47000, 0.48500);

    // 0.0001° is about 11 m here.
    static VerifiedStop Stop(double east, double north, double accuracy = 8) => new(new(Home.Lon + east * 1e-4, Home.Lat + north * 1e-4), accuracy);

    [Fact]
    public void Without_stops_the_pin_stays_where_it_was_set_and_nobody_vouches_for_it() =>
        Assert.Equal(new AddressPin(Home, 0, 0), AddressPin.Learn(Home, []));

    [Fact]
    public void One_good_stop_outvotes_a_pin_set_by_hand() =>
        Assert.Equal(Stop(9, 9).Point, AddressPin.Learn(Home, [Stop(9, 9)]).Point);

    [Fact]
    public void A_stray_fix_does_not_drag_the_pin()
    {
        // Weights: hand-set 1/30, stops 1/8 each, the stray 1/100. In the middle of the weight lies one of the three stops at +5…+6.
        var pin = AddressPin.Learn(Home, [Stop(5, 5), Stop(5.5, 5.5), Stop(6, 6), Stop(500, -900, accuracy: 100)]);
        Assert.InRange(pin.Point.Lon - Home.Lon, 5e-4, 6e-4);
        Assert.InRange(pin.Point.Lat - Home.Lat, 5e-4, 6e-4);
    }

    [Fact]
    public void Confidence_grows_with_stops_that_agree_and_falls_with_those_that_do_not()
    {
        // n agreeing stops give n/(n+1): 1/2, 2/3, 3/4; a fourth far away makes it 3/5.
        var stops = new List<VerifiedStop>();
        foreach (var expected in new[] { 1 / 2.0, 2 / 3.0, 3 / 4.0 })
        {
            stops.Add(Stop(stops.Count * 0.1, 0));
            Assert.Equal(expected, AddressPin.Learn(Home, stops).Confidence, 9);
        }
        stops.Add(Stop(900, 900));
        Assert.Equal(3 / 5.0, AddressPin.Learn(Home, stops).Confidence, 9);
    }
}
