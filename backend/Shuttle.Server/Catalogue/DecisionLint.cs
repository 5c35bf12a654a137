namespace Shuttle.Server.Catalogue;

/// <summary>The part of the lint that walks through every set of answers a resident can give.</summary>
static class DecisionLint
{
    const int FewestQuestions = 3, MostQuestions = 6;
    const string Redirects = "redirects";

    public static IEnumerable<CatalogueFault> Check(ServiceDefinition service)
    {
        var faults = Questions(service).ToList();
        faults.AddRange(UnknownNames(service));
        // Paths grow with every question; with a wrong number of them the count is the fault to mend first.
        if (service.Questions.Count <= MostQuestions) faults.AddRange(Paths(service));
        return faults;
    }

    static IEnumerable<CatalogueFault> Questions(ServiceDefinition service)
    {
        if (service.Questions.Count is < FewestQuestions or > MostQuestions)
            yield return new(CatalogueCodes.QuestionCount, service.Code, "questions", $"{service.Questions.Count}");
        foreach (var same in service.Questions.GroupBy(question => question.Code).Where(same => same.Count() > 1))
            yield return new(CatalogueCodes.QuestionTwice, service.Code, $"questions.{same.Key}");
        foreach (var question in service.Questions)
        {
            if (question.Answers.Count < 2) yield return new(CatalogueCodes.QuestionNoChoice, service.Code, $"questions.{question.Code}");
            if (question.Answers.DistinctBy(answer => answer.Code).Count() < question.Answers.Count)
                yield return new(CatalogueCodes.QuestionTwice, service.Code, $"questions.{question.Code}");
        }
    }

    static IEnumerable<CatalogueFault> UnknownNames(ServiceDefinition service) =>
        from condition in Conditions(service)
        from test in condition.When
        from answer in test.Value.DefaultIfEmpty("")
        where !service.Questions.Any(question => question.Code == test.Key && question.Answers.Any(known => known.Code == answer))
        select new CatalogueFault(CatalogueCodes.ConditionUnknown, service.Code, condition.Where, $"{test.Key}={answer}");

    static IEnumerable<CatalogueFault> Paths(ServiceDefinition service)
    {
        var paths = DecisionTree.AllPaths(service.Questions).ToList();
        var cases = paths.Where(path => !service.Redirects.Any(redirect => redirect.When.Holds(path))).ToList();
        foreach (var (where, when) in Conditions(service))
        {
            // What only a redirected resident would be asked is asked of nobody.
            var reachable = where == Redirects ? paths : cases;
            if (!reachable.Exists(path => when.Holds(path))) yield return new(CatalogueCodes.ConditionImpossible, service.Code, where);
        }
        if (cases.Count == 0) yield return new(CatalogueCodes.NoMode, service.Code, Redirects, "every answer leads away");
        if (cases.FirstOrDefault(path => !service.Modes.Any(option => option.When.Holds(path))) is { } stuck)
            yield return new(CatalogueCodes.NoMode, service.Code, "modes", Words(stuck));

        foreach (var code in service.Requirements.Select(requirement => requirement.Code).Distinct())
        {
            var rows = service.Requirements.Where(requirement => requirement.Code == code).ToList();
            if (cases.FirstOrDefault(path => rows.Count(row => row.When.Holds(path)) > 1) is { } twice)
                yield return new(CatalogueCodes.RequirementTwice, service.Code, $"requirements.{code}", Words(twice));
            var nothings = service.NotNeeded.Where(nothing => nothing.Code == code).ToList();
            if (cases.FirstOrDefault(path => rows.Exists(row => row.When.Holds(path)) && nothings.Exists(one => one.When.Holds(path))) is { } both)
                yield return new(CatalogueCodes.DemandNotNeeded, service.Code, $"requirements.{code}", Words(both));
        }
    }

    static IEnumerable<(string Where, Dictionary<string, string[]> When)> Conditions(ServiceDefinition service)
    {
        (string Where, Dictionary<string, string[]>? When)[] all =
        [
            .. service.Questions.Select(one => ($"questions.{one.Code}", one.When)),
            .. service.Requirements.Select(one => ($"requirements.{one.Code}", one.When)),
            .. service.NotNeeded.Select(one => ($"notNeeded.{one.Code}", one.When)),
            .. service.Modes.Select(one => ($"modes.{one.Mode}", one.When)),
            .. service.Redirects.Select(one => (Redirects, one.When)),
        ];
        return all.Where(one => one.When is not null).Select(one => (one.Where, one.When!));
    }

    static string Words(IReadOnlyDictionary<string, string> path) => string.Join(", ", path.Select(answer => $"{answer.Key}={answer.Value}"));
}
