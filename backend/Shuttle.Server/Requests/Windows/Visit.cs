using Shuttle.Server.Areas;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Requests.Intake;

namespace Shuttle.Server.Requests.Windows;

/// <summary>A stop that a visit makes, and which of its services it is for.</summary>
public sealed record VisitStop(int Wish, ProspectiveStop Stop);

/// <summary>What a booking would add to a day: its stops in order, on one run.</summary>
public sealed record Visit(string KelurahanCode, int Priority, IReadOnlyList<VisitStop> Stops)
{
    /// <summary>
    /// The home first, once for every service (the papers of several share the door), then the RT heads' signatures, then the RW heads'.
    /// A service that an officer performs brings its kit; where papers go along it is a package.
    /// </summary>
    public static Visit Of(IReadOnlyList<Wish> wishes, IReadOnlyCollection<SpecialNeed> needs, bool vulnerable, double lon, double lat, string kelurahanCode, IReadOnlyList<Neighbourhood> heads)
    {
        var stops = new List<VisitStop>();
        void Add(int wish, LegKind kind, double x, double y, string? place, IReadOnlyList<string> skills, string? kit) => stops.Add(new(wish, new(
            kind, x, y, place, LegWork.Seconds(kind, needs, stops.Count > 0 && stops[^1].Stop.Lon == x && stops[^1].Stop.Lat == y), skills, kit)));

        foreach (var (index, wish) in wishes.Index().Where(w => w.Item.Mode is ServiceMode.Courier or ServiceMode.OfficerVisit))
        {
            var visit = wish.Mode == ServiceMode.OfficerVisit;
            var kind = !visit ? LegKind.Collect : wish.Items.Count > 0 ? LegKind.Package : LegKind.Visit;
            Add(index, kind, lon, lat, null, visit ? [OfficerSkill] : [], visit ? KitFor(wish.Service) : null);
        }
        foreach (var head in heads)
            foreach (var (index, _) in wishes.Index().Where(w => w.Item is { NeedsSignatures: true, Mode: ServiceMode.Courier }))
                Add(index, LegKind.Attest, head.HeadPlace!.X, head.HeadPlace.Y, "Ketua " + head.Name, [], null);
        return new(kelurahanCode, LegWork.Priority(vulnerable || needs.Any(IsVulnerable), wishes.Any(w => w.Service.Urgent)), stops);
    }

    /// <summary>Skill of an officer who serves at home.</summary>
    public const string OfficerSkill = "officer";

    /// <summary>What the officer must bring.</summary>
    public static string? KitFor(ServiceDefinition service) => service.Class == ServiceClass.BiometricPresence ? "biometric" : null;

    private static bool IsVulnerable(SpecialNeed need) => need is not SpecialNeed.NoPhone;
}
