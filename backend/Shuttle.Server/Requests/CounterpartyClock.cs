using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;

namespace Shuttle.Server.Requests;

/// <summary>How long an office on the way has: in whose court the papers should be, and until when.</summary>
/// <param name="At">The office or office-holder.</param>
/// <param name="What">What happens there.</param>
/// <param name="From">When its turn begins at the latest.</param>
/// <param name="Due">When it should be done.</param>
/// <param name="Overdue">That moment has passed.</param>
public sealed record CounterpartyClock(Counterparty At, Bilingual What, DateTimeOffset From, DateTimeOffset Due, bool Overdue)
{
    /// <summary>
    /// One clock after another in working time, from the moment the papers were accepted. Steps without a time of their own share what the
    /// standard time leaves over. The heads of RT and RW have signed before the papers are accepted: they have no clock here.
    /// </summary>
    public static IReadOnlyList<CounterpartyClock> Of(ServiceDefinition service, DateTimeOffset accepted, WorkingCalendar calendar, DateTimeOffset now)
    {
        var steps = service.Steps.Where(step => step.At is not (Counterparty.RtHead or Counterparty.RwHead)).ToList();
        var open = steps.Count(step => step.WorkingMinutes is null);
        var left = Math.Max(0, service.StandardTime.WorkingMinutes - steps.Sum(step => step.WorkingMinutes ?? 0));
        var (clocks, from) = (new List<CounterpartyClock>(), accepted);
        foreach (var step in steps)
        {
            // What does not divide evenly goes to the last: the clocks end together with the standard time.
            var minutes = step.WorkingMinutes ?? left / open;
            if (step.WorkingMinutes is null) (left, open) = (left - minutes, open - 1);
            var due = calendar.Add(from, TimeSpan.FromMinutes(minutes));
            clocks.Add(new(step.At, step.What, from, due, due < now));
            from = due;
        }
        return clocks;
    }
}
