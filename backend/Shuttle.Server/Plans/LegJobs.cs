using Shuttle.Contracts;
using Shuttle.Server.Requests;
using Shuttle.Server.Requests.Windows;

namespace Shuttle.Server.Plans;

/// <summary>
/// How legs become the engine's jobs: a leg alone is a job of one stop, the open legs of a chain are one job with a stop for each, in
/// order, so that one courier does them on one run. A job is named by its first leg.
/// </summary>
public static class LegJobs
{
    /// <summary>The legs of every job, in the order of the first leg of each.</summary>
    public static IReadOnlyList<IReadOnlyList<Leg>> Of(IEnumerable<Leg> legs) =>
        [.. legs.GroupBy(leg => leg.ChainId ?? leg.Id).Select(chain => (IReadOnlyList<Leg>)[.. chain.OrderBy(leg => leg.ChainOrder).ThenBy(leg => leg.Id)])];

    public static string IdOf(IReadOnlyList<Leg> job) => job[0].Id.ToString();

    /// <summary>Seconds of work at a stop.</summary>
    public static int ServiceSeconds(Leg leg, Leg? before) =>
        LegWork.Seconds(leg.Kind, leg.Request!.Needs, before is not null && before.At.EqualsExact(leg.At));

    /// <summary>Bags taken over at a stop: a household's papers share one.</summary>
    public static int Pickup(LegKind kind, LegKind? before) => kind is LegKind.Collect or LegKind.Package && before is not (LegKind.Collect or LegKind.Package) ? 1 : 0;

    /// <summary>Bags handed over at a stop.</summary>
    public static int Delivery(LegKind kind, LegKind? before) => kind is LegKind.Return or LegKind.HandOff && before != kind ? 1 : 0;

    /// <summary>What the courier and the vehicle must bring. A skill that a need calls for counts only where somebody on duty has it: nobody is left out for want of it.</summary>
    public static IReadOnlyList<string> Skills(IReadOnlyList<Leg> job, IReadOnlySet<string> onDuty) =>
    [
        .. job.SelectMany(leg => leg.Skills).Concat(job.Select(leg => leg.Kit).OfType<string>().Select(KitSkill))
            .Concat(job.SelectMany(leg => leg.Request!.Needs).Select(LegWork.HelpfulSkill).OfType<string>().Where(onDuty.Contains)).Distinct(),
    ];

    /// <summary>A kit on board counts as a skill of the shift.</summary>
    public static string KitSkill(string kit) => "kit:" + kit;

    /// <summary>What a leg's stop is to the driver's app: a package is a visit at which papers are taken over, a hand-off is handed over like a return.</summary>
    public static StopKind StopKindOf(LegKind kind) => kind switch
    {
        LegKind.Collect => StopKind.Collect,
        LegKind.Attest => StopKind.Attest,
        LegKind.Visit or LegKind.Package => StopKind.Visit,
        _ => StopKind.Return,
    };
}
