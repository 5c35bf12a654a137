using Shuttle.Roads.Maps;
using Shuttle.Roads.Search;
using Shuttle.Roads.Tests.Maps;
using static Shuttle.Roads.Tests.Maps.Town;

namespace Shuttle.Roads.Tests.Search;

public class PlaceIndexTests
{
    static readonly MapArea[] Areas =
    [
        Area("Simpang Tiga", -10, -10, 0, 10, code: "14.71.07.1005"), Area("Maharatu", 0, -10, 10, 10, code: "14.71.07.1006"),
        Area("Bukit Raya", -10, -10, 10, 10, level: 6, code: "14.71.07"),
    ];

    readonly PlaceIndex index = new(Of(
        Street("Jalan Jenderal Sudirman", StreetClass.Primary, (-5, 0), (-2, 0)),
        Street("Jalan Jenderal Sudirman", StreetClass.Primary, (-2, 0), (3, 0)),
        Street("Gang Melati", StreetClass.Alley, (-5, 5), (-4, 5)),
        Street("Gang Melati", StreetClass.Residential, (-4, 5.5), (-4, 6)), // goes on across a canal
        Street("Gang Melati", StreetClass.Alley, (8, -5), (9, -5)), // another one
        Street("Jalan Melati II", StreetClass.Residential, (7, 0), (8, 0)),
        Street("Jalan Kaharuddin Nasution", StreetClass.Secondary, (1, 5), (2, 8)),
        Street(null, StreetClass.Residential, (0, 0), (1, 1))) with
    {
        Places = [new NamedPlace("Masjid Raya", "amenity=place_of_worship", At(5, 5)) { OtherNames = ["An-Nur"] }],
    }, Areas);

    [Theory]
    [InlineData("sudirman", "Jalan Jenderal Sudirman")]
    [InlineData("Jl. Jend. Sudirman", "Jalan Jenderal Sudirman")]
    [InlineData("jl sudirmna", "Jalan Jenderal Sudirman")]
    [InlineData("kaharudin nst", "Jalan Kaharuddin Nasution")]
    [InlineData("jalan kaha", "Jalan Kaharuddin Nasution")]
    [InlineData("kaha ruddin nasution", "Jalan Kaharuddin Nasution")]
    [InlineData("K", "Jalan Kaharuddin Nasution")]
    [InlineData("melati 2", "Jalan Melati II")]
    [InlineData("simpangtiga", "Simpang Tiga")]
    [InlineData("kel. maharatu", "Maharatu")]
    [InlineData("mesjid raya", "Masjid Raya")]
    [InlineData("annur", "Masjid Raya")]
    [InlineData("gg melati maharatu", "Gang Melati")]
    public void What_people_type_finds_what_they_mean(string typed, string meant) =>
        Assert.Equal(meant, index.Find(typed)[0].Name);

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("xyzzy")]
    public void What_names_nothing_finds_nothing(string typed) => Assert.Empty(index.Find(typed));

    [Fact]
    public void Ways_of_one_street_are_one_answer_and_namesakes_elsewhere_another()
    {
        Assert.Single(index.Find("sudirman"));
        var gangs = index.Find("gang melati", near: At(-4, 5)).Where(place => place.Name == "Gang Melati").ToList();
        Assert.Equal(["Simpang Tiga", "Maharatu"], gangs.Select(gang => gang.Area));
        Assert.All(gangs, gang => Assert.Equal(PlaceKind.Alley, gang.Kind));
    }

    [Fact]
    public void Equal_matches_come_nearest_first()
    {
        Assert.Equal("Simpang Tiga", index.Find("gang melati", near: At(-4, 5))[0].Area);
        Assert.Equal("Maharatu", index.Find("gang melati", near: At(9, -5))[0].Area);
    }

    [Fact]
    public void A_better_match_comes_before_a_nearer_one()
    {
        var found = index.Find("gang melati", near: At(7.5, 0));
        Assert.Equal(["Gang Melati", "Gang Melati", "Jalan Melati II"], found.Select(place => place.Name));
    }

    [Fact]
    public void An_answer_says_where_it_is()
    {
        var place = index.Find("sudirman", near: At(1, 1))[0];
        Assert.Equal((PlaceKind.Street, "Simpang Tiga", "14.71.07.1005"), (place.Kind, place.Area, place.AreaCode));
        Assert.Equal(111, place.Metres!.Value, 1.0); // to the street itself, not to its middle
        Assert.Equal(At(-2, 0), place.Point);
        Assert.Null(index.Find("sudirman")[0].Metres);
    }

    [Fact]
    public void An_area_lies_in_the_area_above_it() => Assert.Equal("Bukit Raya", index.Find("maharatu")[0].Area);

    [Fact]
    public void A_kind_alone_finds_the_nearest_of_it() =>
        Assert.Equal(["Jalan Melati II", "Jalan Jenderal Sudirman"], index.Find("jalan", near: At(7.5, 0), limit: 2).Select(place => place.Name));

    [Fact]
    public void Measuring_only_what_may_be_nearest_gives_the_same_as_measuring_all()
    {
        var town = new PlaceIndex(Town.Random(11, streets: 400), []);
        for (var i = 0; i < 20; i++)
        {
            var near = At(i * 2 - 20, 15 - i);
            var all = town.Find("jalan", near, limit: 50);
            Assert.Equal(all.Select(place => place.Metres).Order(), all.Select(place => place.Metres));
            Assert.Equal(all.Take(7), town.Find("jalan", near, limit: 7));
        }
    }

    [Fact]
    public void Many_threads_find_the_same()
    {
        string[] queries = ["sudirman", "gang mel", "kaharudin", "maharatu", "jalan"];
        var expected = queries.Select(query => index.Find(query, At(0, 0))).ToArray();
        Parallel.For(0, 500, i => Assert.Equal(expected[i % queries.Length], index.Find(queries[i % queries.Length], At(0, 0))));
    }

    [Fact]
    public void A_limit_out_of_range_is_refused_and_an_endless_query_is_cut()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Find("a", limit: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Find("a", limit: 51));
        Assert.Empty(index.Find(string.Concat(Enumerable.Repeat("xyzzy ", 100_000))));
    }
}
