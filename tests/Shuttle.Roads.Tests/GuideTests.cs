namespace Shuttle.Roads.Tests;

/// <summary>Instructions in Indonesian and English.</summary>
public class GuideTests
{
    [Fact]
    public void A_route_tells_each_turn_with_its_street_in_both_languages()
    {
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 0, 300).Node('c', -300, 300).Node('d', 300, 300).Node('e', -300, 600).Node('f', -600, 300)
            .Way("ab", "name=Jalan Melati").Way("db", "name=Jalan Sudirman").Way("bc", "name=Jalan Sudirman").Way("ce", "name=Gang Mawar").Way("cf", "name=Jalan Nangka");
        var leg = Assert.Single(sketch.Route("ab", "ce").Legs);
        Assert.Equal(["Berangkat di Jalan Melati", "Belok kiri ke Jalan Sudirman", "Belok kanan ke Gang Mawar", "Tiba di tujuan"], leg.Steps.Select(s => s.Id));
        Assert.Equal(["Set off on Jalan Melati", "Turn left onto Jalan Sudirman", "Turn right onto Gang Mawar", "Arrive at the destination"], leg.Steps.Select(s => s.En));
        Assert.Equal([150, 300, 150, 0], leg.Steps.Select(s => s.Metres));
        Assert.Equal(["Jalan Melati", "Jalan Sudirman", "Gang Mawar"], leg.StreetNames);
        Assert.Equal(leg.Seconds, leg.Steps.Sum(s => s.Seconds), 2.0);
        Assert.Equal(leg.Geometry[leg.Steps[1].GeometryIndex], leg.Steps[1].At);
        Assert.Equal(sketch.At("b"), leg.Steps[1].At);
    }

    [Fact]
    public void A_new_name_straight_on_is_told_and_a_bend_is_not()
    {
        // a–b–c bends by a right angle at b without a junction; at c the street is called otherwise.
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 300, 0).Node('c', 300, 300).Node('d', 300, 600)
            .Way("ab", "name=Jalan Melati").Way("bc", "name=Jalan Melati").Way("cd", "name=Jalan Nangka");
        Assert.Equal(["Set off on Jalan Melati", "Continue onto Jalan Nangka", "Arrive at the destination"], sketch.Route("ab", "cd").Legs[0].Steps.Select(s => s.En));
    }

    [Fact]
    public void A_roundabout_counts_its_exits()
    {
        // In from the west, clockwise: the first exit leads north, the second east.
        var sketch = new Sketch().Node('a', -300, 0).Node('w', 0, 0).Node('n', 50, 50).Node('e', 100, 0).Node('s', 50, -50).Node('b', 50, 300).Node('d', 400, 0)
            .Way("aw", "name=Jalan Barat").Way("wnesw", "junction=roundabout").Way("nb", "name=Jalan Utara").Way("ed", "name=Jalan Timur");
        var step = sketch.Route("aw", "ed").Legs[0].Steps[1];
        Assert.Equal((Manoeuvre.Roundabout, 2), (step.Manoeuvre, step.Exit));
        Assert.Equal("Masuk bundaran, ambil jalan keluar ke-2 ke Jalan Timur", step.Id);
        Assert.Equal("Enter the roundabout and take exit 1 onto Jalan Utara", sketch.Route("aw", "nb").Legs[0].Steps[1].En);
    }

    [Fact]
    public void Arrival_names_the_side()
    {
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 1000, 0).Way("ab");
        RoadRoute To(double north, double from) => sketch.Network.Route(RoadProfile.Motorbike, [Sketch.Place(from, 0), Sketch.Place(500, north)]);
        Assert.Equal("Tiba, tujuan di sebelah kiri", To(10, 100).Legs[0].Steps[^1].Id);
        Assert.Equal("Tiba, tujuan di sebelah kanan", To(-10, 100).Legs[0].Steps[^1].Id);
        // Coming from the other end the sides change.
        Assert.Equal("Arrive, the destination is on the right", To(10, 900).Legs[0].Steps[^1].En);
    }

    [Fact]
    public void Several_waypoints_make_as_many_legs_and_one_line()
    {
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 300, 0).Node('c', 600, 0).Way("abc");
        var route = sketch.Network.Route(RoadProfile.Motorbike, [Sketch.Place(100, 0), Sketch.Place(500, 0), Sketch.Place(200, 0)]);
        Assert.Equal([400, 300], route.Legs.Select(l => l.Metres));
        Assert.Equal(700, route.Metres);
        Assert.Equal(route.Legs[0].Geometry[^1], route.Legs[1].Geometry[0]);
    }
}
