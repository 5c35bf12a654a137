using System.Globalization;
using System.Text.Json;
using Shuttle.Roads;

namespace Shuttle.Server.Demo;

/// <summary>
/// A small district of our own drawing: five rough outlines where Bukit Raya lies, and a street network made and named by this code.
/// It is nobody's data; an installation with an extract and area files uses those instead.
/// </summary>
public static class DemoMap
{
    public const string DistrictCode = "14.71.07", DistrictName = "Bukit Raya", CityName = "Kota Pekanbaru";
    public static readonly LonLat Office = new(101.4655, 0.4838);

    // Corners shared between neighbours, so that the outlines meet without gaps or overlaps.
    private static readonly Dictionary<char, (double Lon, double Lat)> Corners = new()
    {
        ['A'] = (101.442, 0.422), ['B'] = (101.476, 0.420), ['C'] = (101.488, 0.445), ['D'] = (101.490, 0.478), ['E'] = (101.489, 0.500), ['F'] = (101.478, 0.513),
        ['G'] = (101.456, 0.514), ['H'] = (101.450, 0.498), ['I'] = (101.447, 0.480), ['J'] = (101.440, 0.458), ['K'] = (101.464, 0.460), ['L'] = (101.466, 0.480), ['M'] = (101.468, 0.497),
    };

    private static readonly (string Code, string Name, string Ring)[] Kelurahan =
    [
        ("14.71.07.1005", "Simpang Tiga", "BCDLK"), ("14.71.07.1006", "Tangkerang Selatan", "JKLMHI"), ("14.71.07.1008", "Tangkerang Utara", "EFGHM"),
        ("14.71.07.1011", "Tangkerang Labuai", "DEML"), ("14.71.07.1012", "Air Dingin", "ABKJ"),
    ];

    /// <summary>The outlines as the GeoJSON that any area file is.</summary>
    public static string Areas()
    {
        object Feature(string code, string name, string ring) => new
        {
            type = "Feature",
            properties = new { kode = code, nama = name, kecamatan = DistrictName, kota = CityName },
            geometry = new { type = "Polygon", coordinates = new[] { (ring + ring[0]).Select(c => new[] { Corners[c].Lon, Corners[c].Lat }).ToArray() } },
        };
        return JsonSerializer.Serialize(new { type = "FeatureCollection", features = Kelurahan.Select(k => Feature(k.Code, k.Name, k.Ring)).Prepend(Feature(DistrictCode, DistrictName, "ABCDEFGHIJ")) });
    }

    /// <summary>The streets as the elements that any extract consists of.</summary>
    public static IOsmSource Streets() => new OsmList(new StreetPen().Draw());

    /// <summary>A lattice of blocks, bent a little, thinned out, with alleys off the small streets and a landmark here and there.</summary>
    private sealed class StreetPen
    {
        private const double West = 101.438, East = 101.492, South = 0.418, North = 0.516, Block = 0.0018;
        private static readonly string[] Flowers = ["Melati", "Mawar", "Anggrek", "Kenanga", "Dahlia", "Teratai", "Flamboyan", "Cempaka", "Bougenville", "Seroja", "Tanjung", "Kamboja"];
        private static readonly string[] Rivers = ["Siak", "Kampar", "Rokan", "Indragiri", "Tapung", "Mandau", "Kuantan", "Sail"];
        private static readonly string[] Virtues = ["Rukun", "Damai", "Sepakat", "Bersama", "Amanah", "Ikhlas", "Mufakat", "Santun", "Bahagia", "Sejahtera"];
        private static readonly (string Kind, string Value, string Name)[] Landmarks =
            [("amenity", "place_of_worship", "Masjid Al-Amanah"), ("amenity", "school", "SD Negeri Teladan"), ("amenity", "marketplace", "Pasar Pagi"), ("amenity", "place_of_worship", "Musala Nurul Iman"), ("amenity", "clinic", "Puskesmas Pembantu"), ("leisure", "park", "Taman Warga")];

        private readonly Random _dice = new(1471);
        private readonly List<OsmElement> _drawn = [];
        private readonly int _columns = (int)((East - West) / Block), _rows = (int)((North - South) / Block);
        private long _id = 1;

        public IReadOnlyList<OsmElement> Draw()
        {
            var corners = new long[_rows, _columns];
            for (var row = 0; row < _rows; row++)
                for (var column = 0; column < _columns; column++)
                    corners[row, column] = Node(West + (column + 0.3 * (_dice.NextDouble() - 0.5)) * Block, South + (row + 0.3 * (_dice.NextDouble() - 0.5)) * Block);
            for (var row = 0; row < _rows; row++)
            {
                var along = row;
                Line(row, [.. Enumerable.Range(0, _columns).Select(c => corners[along, c])], "Timur");
            }
            for (var column = 0; column < _columns; column++)
            {
                var along = column;
                Line(column, [.. Enumerable.Range(0, _rows).Select(r => corners[r, along])], "Utara");
            }
            return _drawn;
        }

        private void Line(int index, long[] nodes, string direction)
        {
            var suffix = direction == "Utara" ? "" : " Barat";
            if (index % 12 == 6) Way(nodes, "primary", $"Jalan Raya {Rivers[index / 12 % Rivers.Length]}{suffix}", 50);
            else if (index % 4 == 2) Way(nodes, "tertiary", $"Jalan {Rivers[(index / 4 + 3) % Rivers.Length]}{suffix} {ToRoman(index / 4 + 1)}", 40);
            else Residential(index, nodes, suffix);
        }

        // Small streets come in pieces of a few blocks, each with its own name; some pieces were never built.
        private void Residential(int index, long[] nodes, string suffix)
        {
            for (var from = 0; from < nodes.Length - 1;)
            {
                var length = Math.Min(_dice.Next(3, 8), nodes.Length - 1 - from);
                var piece = nodes[from..(from + length + 1)];
                if (_dice.NextDouble() > 0.15)
                {
                    Way(piece, "residential", $"Jalan {Flowers[(index + from) % Flowers.Length]}{suffix} {index}{(char)('A' + from % 20)}", null);
                    if (_dice.NextDouble() < 0.5) Alley(piece[length / 2]);
                    if (_dice.NextDouble() < 0.06) Landmark(piece[0]);
                }
                from += length;
            }
        }

        private void Alley(long from)
        {
            var start = ((OsmNode)_drawn[(int)from - 1]).Point;
            var (dx, dy) = (0.0005 * (_dice.Next(2) * 2 - 1), 0.0005 * (_dice.Next(2) * 2 - 1));
            var middle = Node(start.Lon + dx * 0.6, start.Lat + dy * 0.5);
            var end = Node(start.Lon + dx, start.Lat + dy);
            Way([from, middle, end], "service", $"Gang {Virtues[_dice.Next(Virtues.Length)]} {_dice.Next(1, 9)}", null, alley: true);
        }

        private void Landmark(long at)
        {
            var start = ((OsmNode)_drawn[(int)at - 1]).Point;
            var (kind, value, name) = Landmarks[_dice.Next(Landmarks.Length)];
            _drawn.Add(new OsmNode(_id++, new(start.Lon + 0.0003, start.Lat + 0.0003), new Dictionary<string, string> { [kind] = value, ["name"] = $"{name} {_dice.Next(1, 30)}" }));
        }

        private long Node(double lon, double lat)
        {
            _drawn.Add(new OsmNode(_id, new(Math.Round(lon, 7), Math.Round(lat, 7)), OsmElement.NoTags));
            return _id++;
        }

        private void Way(long[] nodes, string highway, string name, int? speed, bool alley = false)
        {
            var tags = new Dictionary<string, string> { ["highway"] = highway, ["name"] = name };
            if (alley) tags["service"] = "alley";
            if (speed is { } limit) tags["maxspeed"] = limit.ToString(CultureInfo.InvariantCulture);
            _drawn.Add(new OsmWay(_id++, nodes, tags));
        }

        private static string ToRoman(int number) => new[] { "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV" }[Math.Min(number, 14) - 1];
    }
}
