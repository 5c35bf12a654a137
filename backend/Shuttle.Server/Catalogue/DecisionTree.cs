using Shuttle.Server.Calendar;

namespace Shuttle.Server.Catalogue;

// Conditions are written {"question": ["answer", "answer"]}: every question named must have been answered with one of its answers.

/// <summary>A question of the pre-flight.</summary>
/// <param name="Code">Stable within the service.</param>
/// <param name="Text">As it is asked.</param>
/// <param name="Answers">At least two.</param>
/// <param name="When">Condition on earlier answers; null asks always.</param>
public sealed record Question(string Code, Bilingual Text, IReadOnlyList<Answer> Answers, Dictionary<string, string[]>? When = null);

/// <summary>An answer to choose.</summary>
public sealed record Answer(string Code, Bilingual Text);

/// <summary>Something asked of the resident.</summary>
/// <param name="Code">Stable; the same paper has the same code in every service.</param>
/// <param name="Name">What residents call it.</param>
/// <param name="Kind">Original, copy, photo or statement.</param>
/// <param name="Why">Why it is asked.</param>
/// <param name="When">Condition on answers; null asks everyone.</param>
/// <param name="LegalBasis">Its own rule; null means the service's.</param>
/// <param name="Withdrawn">The office keeps or destroys it: it does not come back.</param>
/// <param name="ObtainedOnRun">The courier has it signed on the way (RT, then RW): the resident need not go.</param>
/// <param name="WhyNot">Said to residents whose answers do not call for it; null says nothing.</param>
public sealed record Requirement(
    string Code, Bilingual Name, PaperKind Kind, Bilingual Why, Dictionary<string, string[]>? When = null, string? LegalBasis = null,
    bool Withdrawn = false, bool ObtainedOnRun = false, Bilingual? WhyNot = null)
{
    /// <summary>Code of the letter of the RT and RW heads in every service.</summary>
    public const string RtRwLetter = "rt-rw-letter";
}

/// <summary>Something people bring although nobody may ask for it.</summary>
public sealed record NotNeeded(string Code, Bilingual Name, Bilingual Why, string LegalBasis, Dictionary<string, string[]>? When = null);

/// <summary>A way to have the service, perhaps under a condition.</summary>
public sealed record ModeOption(ServiceMode Mode, Bilingual Why, Dictionary<string, string[]>? When = null);

/// <summary>With these answers another service, or none, is right.</summary>
/// <param name="When">Condition on answers.</param>
/// <param name="Why">What to tell the resident.</param>
/// <param name="Instead">Code of the right service; null means that none is needed.</param>
public sealed record Redirect(Dictionary<string, string[]> When, Bilingual Why, string? Instead = null);

/// <summary>Evaluates conditions and walks through questions.</summary>
public static class DecisionTree
{
    /// <summary>True when the condition is absent or every question it names has one of the listed answers.</summary>
    public static bool Holds(this Dictionary<string, string[]>? when, IReadOnlyDictionary<string, string> answers) =>
        when is null || when.All(test => answers.TryGetValue(test.Key, out var answer) && test.Value.Contains(answer));

    /// <summary>Every complete set of answers that a resident can give, each with only the questions that were asked.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> AllPaths(IReadOnlyList<Question> questions) =>
        Paths(questions, 0, new Dictionary<string, string>());

    static IEnumerable<IReadOnlyDictionary<string, string>> Paths(
        IReadOnlyList<Question> questions, int next, Dictionary<string, string> given)
    {
        if (next == questions.Count) return [given];
        var question = questions[next];
        if (!question.When.Holds(given)) return Paths(questions, next + 1, given);
        return question.Answers.SelectMany(answer =>
            Paths(questions, next + 1, new(given) { [question.Code] = answer.Code }));
    }
}
