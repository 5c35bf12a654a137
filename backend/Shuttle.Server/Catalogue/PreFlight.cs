using Shuttle.Server.Calendar;

namespace Shuttle.Server.Catalogue;

/// <summary>The answers of one case; stored with the request, so that what was asked can be explained years later.</summary>
/// <param name="Catalogue">Code of the catalogue version.</param>
/// <param name="Service">Code of the service.</param>
/// <param name="Given">Question code → answer code.</param>
public sealed record PreFlightAnswers(string Catalogue, string Service, IReadOnlyDictionary<string, string> Given)
{
    /// <summary>No answers yet.</summary>
    public static PreFlightAnswers None(CatalogueVersion catalogue, ServiceDefinition service) =>
        new(catalogue.Code, service.Code, new Dictionary<string, string>());

    /// <summary>With one more answer, or another answer to the same question.</summary>
    public PreFlightAnswers With(string question, string answer) =>
        this with { Given = new Dictionary<string, string>(Given) { [question] = answer } };
}

/// <summary>What comes next in the pre-flight.</summary>
public abstract record PreFlightStep;

/// <summary>Ask this.</summary>
/// <param name="Question">The question.</param>
/// <param name="Number">1 for the first.</param>
/// <param name="AtMost">Questions there can be in all, however the rest is answered.</param>
public sealed record AskQuestion(Question Question, int Number, int AtMost) : PreFlightStep;

/// <summary>An answer that this service does not know.</summary>
/// <param name="Code"><see cref="CatalogueCodes.QuestionUnknown"/> or <see cref="CatalogueCodes.AnswerUnknown"/>.</param>
/// <param name="Question">Code as given.</param>
/// <param name="Answer">Code as given.</param>
public sealed record AnswerRefused(string Code, string Question, string Answer) : PreFlightStep;

/// <summary>Another service is right, or none.</summary>
/// <param name="Why">What to tell the resident.</param>
/// <param name="Instead">Code of the right service; null when nothing is needed.</param>
public sealed record NotThisService(Bilingual Why, string? Instead) : PreFlightStep;

/// <summary>The exact list for this case.</summary>
public sealed record Checklist : PreFlightStep
{
    /// <summary>The answers that count: those to questions that were no longer asked are dropped.</summary>
    public required PreFlightAnswers Answers { get; init; }
    /// <summary>What to have ready, in order, each with its why.</summary>
    public required IReadOnlyList<ChecklistEntry> Bring { get; init; }
    /// <summary>What nobody may ask for, or what this case does not call for.</summary>
    public required IReadOnlyList<NotNeededEntry> NotNeeded { get; init; }
    /// <summary>Ways to have it, the recommended one first; never empty in a catalogue that passed its lint.</summary>
    public required IReadOnlyList<ModeOption> Modes { get; init; }
    /// <summary>Standard working minutes of the office.</summary>
    public required int StandardWorkingMinutes { get; init; }

    /// <summary>True when a courier can fetch the papers.</summary>
    public bool Couriable => Modes.Any(option => option.Mode == ServiceMode.Courier);

    /// <summary>True when the RT and RW heads sign on the way.</summary>
    public bool AttestOnRun => Bring.Any(entry => entry.ObtainedOnRun);
}

/// <summary>A line of the checklist.</summary>
public sealed record ChecklistEntry(
    string Code, Bilingual Name, PaperKind Kind, Bilingual Why, string LegalBasis, bool Withdrawn, bool ObtainedOnRun);

/// <summary>A line of "you do not need this".</summary>
public sealed record NotNeededEntry(string Code, Bilingual Name, Bilingual Why, string LegalBasis);

/// <summary>Three to six questions, then the exact list of this case.</summary>
public static class PreFlight
{
    /// <summary>The next question, a redirect, or the checklist. An answer changed later simply leads elsewhere.</summary>
    public static PreFlightStep Ask(ServiceDefinition service, PreFlightAnswers answers)
    {
        foreach (var (question, answer) in answers.Given)
        {
            if (service.Questions.FirstOrDefault(known => known.Code == question) is not { } asked)
                return new AnswerRefused(CatalogueCodes.QuestionUnknown, question, answer);
            if (asked.Answers.All(known => known.Code != answer))
                return new AnswerRefused(CatalogueCodes.AnswerUnknown, question, answer);
        }

        var counted = new Dictionary<string, string>();
        foreach (var (index, question) in service.Questions.Index())
        {
            // A redirect is said as soon as it is known: nobody answers four questions to hear that it is another service.
            if (Redirect(service, counted) is { } early) return early;
            if (!question.When.Holds(counted)) continue;
            if (!answers.Given.TryGetValue(question.Code, out var answer))
                return new AskQuestion(question, counted.Count + 1, counted.Count + service.Questions.Count - index);
            counted[question.Code] = answer;
        }
        return Redirect(service, counted) ?? (PreFlightStep)ChecklistOf(service, answers with { Given = counted });
    }

    static NotThisService? Redirect(ServiceDefinition service, Dictionary<string, string> answers) =>
        service.Redirects.FirstOrDefault(redirect => redirect.When.Holds(answers)) is { } found ? new(found.Why, found.Instead) : null;

    static Checklist ChecklistOf(ServiceDefinition service, PreFlightAnswers answers)
    {
        var basis = string.Join("; ", service.LegalBasis.Select(one => one.Text));
        var asked = service.Requirements.Where(requirement => requirement.When.Holds(answers.Given)).ToList();
        var spared = service.Requirements
            .Where(requirement => requirement.WhyNot is not null && asked.TrueForAll(one => one.Code != requirement.Code))
            .DistinctBy(requirement => requirement.Code);
        return new()
        {
            Answers = answers,
            Bring = [.. asked.Select(one => new ChecklistEntry(
                one.Code, one.Name, one.Kind, one.Why, one.LegalBasis ?? basis, one.Withdrawn, one.ObtainedOnRun))],
            NotNeeded =
            [
                .. service.NotNeeded.Where(one => one.When.Holds(answers.Given)).Select(one => new NotNeededEntry(one.Code, one.Name, one.Why, one.LegalBasis)),
                .. spared.Select(one => new NotNeededEntry(one.Code, one.Name, one.WhyNot!, one.LegalBasis ?? basis)),
            ],
            Modes = [.. service.Modes.Where(option => option.When.Holds(answers.Given))],
            StandardWorkingMinutes = service.StandardTime.WorkingMinutes,
        };
    }
}
