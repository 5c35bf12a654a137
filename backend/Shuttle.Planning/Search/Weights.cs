namespace Shuttle.Planning.Search;

/// <summary>
/// The objective's levels folded into one number, the energy, that steers the search: a level counts for more than everything that a
/// local change below it can win. Which of two plans is better is decided on the levels themselves.
/// </summary>
internal sealed class Weights
{
    private readonly double[] _weight = new double[Enum.GetValues<Term>().Length];

    public double Metres => _weight[(int)Term.Metres];
    public double Driving => _weight[(int)Term.DrivingSeconds];
    public double Duty => _weight[(int)Term.DutySeconds];
    public double Cost => _weight[(int)Term.Cost];
    public double Vehicle => _weight[(int)Term.Vehicles];
    public double Lateness => _weight[(int)Term.LatenessSeconds];
    public double SkippedBreak => _weight[(int)Term.SkippedBreaks];
    public double AnnouncedShift => _weight[(int)Term.AnnouncedShiftSeconds];
    public double VehicleChange => _weight[(int)Term.VehicleChanges];
    public double OrderChange => _weight[(int)Term.OrderChanges];
    public double Imbalance => _weight[(int)Term.DutySecondsSquaredImbalance];
    public double Unfamiliar => _weight[(int)Term.Unfamiliar];

    /// <summary>Energy of leaving a job out: more than any place costs, so a job of any worth is left out only where it fits nowhere.</summary>
    public readonly double[] Unserved;

    public Weights(Model model)
    {
        var objective = model.Problem.Objective;
        var leg = TypicalLeg(model);
        var (factor, below) = (1.0, 0.0);
        for (var l = objective.Levels.Count - 1; l >= 0; l--)
        {
            var terms = objective.Levels[l].Terms.Where(t => t.Weight > 0).ToArray();
            if (terms.Length == 0 || Array.TrueForAll(terms, t => IsUnserved(t.Term))) continue;
            var counted = terms.Any(t => t.Term is Term.Vehicles or Term.UnservedByPriority or Term.UnservedWorth);
            var smallest = terms.Where(t => !IsUnserved(t.Term)).Select(t => t.Weight * Grain(t.Term)).DefaultIfEmpty(1).Min();
            if (below > 0) factor = Math.Max(factor, below * (counted ? 4 * model.Nodes + 100 : 20) / Math.Max(smallest, 1e-9));
            foreach (var term in terms) _weight[(int)term.Term] += factor * term.Weight;
            below = Math.Max(below, factor * terms.Max(t => t.Weight * Change(model, t.Term, leg)));
        }
        Unserved = new double[model.Jobs];
        var dear = Math.Max(below, 1) * (4 * model.Nodes + 100);
        var (priority, worth) = UnservedShares(model);
        for (var j = 0; j < model.Jobs; j++) Unserved[j] = dear * (priority * Math.Min(Most, model.PriorityWeight[j]) + worth * Math.Min(Most, model.Worth[j]));
    }

    /// <summary>The most that priority or worth of a job can count: more would leave no digits for the road.</summary>
    private const double Most = 1e6;

    /// <summary>Of priority and worth the more important one weighs 1, the other what its level says, or so little that it decides between equals only.</summary>
    private static (double Priority, double Worth) UnservedShares(Model model)
    {
        var (priorityLevel, priority) = Find(Term.UnservedByPriority);
        var (worthLevel, worth) = Find(Term.UnservedWorth);
        if (priority == 0) return (0, 1);
        if (worth == 0) return (1, 0);
        if (priorityLevel < worthLevel) return (1, Little(model.Worth));
        if (worthLevel < priorityLevel) return (Little(model.PriorityWeight), 1);
        var most = Math.Max(priority, worth);
        return (Math.Max(priority / most, Least), Math.Max(worth / most, Least));

        (int Level, double Weight) Find(Term term)
        {
            var levels = model.Problem.Objective.Levels;
            for (var l = 0; l < levels.Count; l++)
                if (levels[l].Terms.Sum(t => t.Term == term ? t.Weight : 0) is > 0 and var weight) return (l, weight);
            return (levels.Count, 0);
        }
        static double Little(long[] of) => 1 / (1 + AtOnce * Math.Min(Most, of.DefaultIfEmpty(1).Max()));
    }

    private const double Least = 1e-3;

    /// <summary>So many jobs left out at once are weighed against one of a higher priority.</summary>
    private const double AtOnce = 8;

    private static bool IsUnserved(Term term) => term is Term.UnservedByPriority or Term.UnservedWorth;

    /// <summary>The least amount of a term that people would call a difference.</summary>
    private static double Grain(Term term) => term switch
    {
        Term.LatenessSeconds or Term.AnnouncedShiftSeconds or Term.DutySeconds or Term.DrivingSeconds => 60,
        Term.Metres => 100,
        Term.Cost => 60,
        Term.DutySecondsSquaredImbalance => 10,
        _ => 1,
    };

    /// <summary>How much a local change of a plan changes a term.</summary>
    private static double Change(Model model, Term term, (double Seconds, double Metres, double Cost) leg) => term switch
    {
        Term.Metres => leg.Metres,
        Term.DrivingSeconds or Term.DutySeconds => leg.Seconds,
        Term.Cost => leg.Cost,
        Term.LatenessSeconds or Term.AnnouncedShiftSeconds => 60,
        Term.DutySecondsSquaredImbalance => leg.Seconds,
        Term.Vehicles => 1,
        _ => 1,
    };

    private static (double Seconds, double Metres, double Cost) TypicalLeg(Model model)
    {
        if (model.Vehicles.Length == 0 || model.Nodes == 0) return (60, 1000, 60);
        double seconds = 0, metres = 0, legs = 0;
        var v = model.Vehicles[0];
        for (int n = 0, step = Math.Max(1, model.Nodes / 200); n < model.Nodes; n += step)
            for (var o = 0; o < model.Nodes; o += step)
                if (v.Seconds[model.Location[n] * v.Size + model.Location[o]] is var s and < TravelMatrix.Unreachable)
                    (seconds, metres, legs) = (seconds + s, metres + v.Metres[model.Location[n] * v.Size + model.Location[o]], legs + 1);
        var dearest = model.Problem.Vehicles.Max(x => x.CostPerDrivingHour + x.CostPerDutyHour) / 3600.0 * seconds / legs
            + model.Problem.Vehicles.Max(x => x.CostPerKilometre) / 1000.0 * metres / legs;
        return (Math.Max(1, seconds / legs), Math.Max(1, metres / legs), Math.Max(1, dearest));
    }
}
