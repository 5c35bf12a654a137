using Shuttle.Server.Calendar;

namespace Shuttle.Server.Catalogue;

/// <summary>A demand that a rule has abolished.</summary>
/// <param name="Services">Code, or its beginning and a star: PINDAH-*.</param>
/// <param name="Requirement">Code of the requirement that must not be asked.</param>
/// <param name="Why">What to tell whoever asks for it.</param>
/// <param name="LegalBasis">The rule.</param>
/// <param name="From">First day on which it must not be asked.</param>
public sealed record AbolishedDemand(string Services, string Requirement, Bilingual Why, LegalBasis LegalBasis, DateOnly From)
{
    /// <summary>True when the rule covers this service at some time of its validity.</summary>
    public bool Covers(ServiceDefinition service) =>
        (service.ValidUntil is not { } until || until >= From)
        && (Services.EndsWith('*') ? service.Code.StartsWith(Services[..^1], StringComparison.Ordinal) : service.Code == Services);
}

/// <summary>A reason to refuse a catalogue version.</summary>
/// <param name="Code">Of <see cref="CatalogueCodes"/>.</param>
/// <param name="Service">Code of the service.</param>
/// <param name="Where">The part of it.</param>
/// <param name="Detail">What exactly, such as the rule that abolished it.</param>
public sealed record CatalogueFault(string Code, string Service, string Where, string? Detail = null)
{
    /// <summary>One line for the administrator.</summary>
    public override string ToString() => $"{Service} {Where}: {Code} ({CatalogueCodes.Words[Code].En}){(Detail is null ? "" : " " + Detail)}";
}

/// <summary>Decides whether a catalogue version may be published: no faults, or all reasons at once.</summary>
public static class CatalogueLint
{
    /// <summary>Every reason to refuse the version; empty when it may be published.</summary>
    public static IReadOnlyList<CatalogueFault> Check(CatalogueVersion version, IReadOnlyList<AbolishedDemand> abolished)
    {
        var codes = version.Services.Select(service => service.Code).ToHashSet();
        return
        [
            .. Twice(version),
            .. version.Services.SelectMany(service => Service(service, codes)),
            .. version.Services.SelectMany(service => Abolished(service, abolished)),
            .. version.Services.SelectMany(DecisionLint.Check),
        ];
    }

    static IEnumerable<CatalogueFault> Twice(CatalogueVersion version) => version.Services.GroupBy(service => service.Code).SelectMany(same =>
    {
        var ordered = same.OrderBy(service => service.ValidFrom).ToList();
        return ordered.Zip(ordered.Skip(1)).Where(pair => pair.First.ValidUntil is not { } until || pair.Second.ValidFrom <= until)
            .Select(pair => new CatalogueFault(CatalogueCodes.ServiceTwice, same.Key, "validFrom", $"{pair.Second.ValidFrom:o}"));
    });

    static IEnumerable<CatalogueFault> Abolished(ServiceDefinition service, IReadOnlyList<AbolishedDemand> abolished) =>
        from rule in abolished
        where rule.Covers(service)
        from requirement in service.Requirements
        where requirement.Code == rule.Requirement
        select new CatalogueFault(CatalogueCodes.DemandAbolished, service.Code, $"requirements.{requirement.Code}", rule.LegalBasis.Text);

    static IEnumerable<CatalogueFault> Service(ServiceDefinition service, HashSet<string> codes)
    {
        CatalogueFault Fault(string code, string where, string? detail = null) => new(code, service.Code, where, detail);

        if (service.Code.Length == 0 || !service.Code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-'))
            yield return Fault(CatalogueCodes.CodeShape, "code");
        if (service.ValidUntil < service.ValidFrom) yield return Fault(CatalogueCodes.ValidityEmpty, "validUntil");
        if (!service.LegalBasis.Any(basis => !string.IsNullOrWhiteSpace(basis.Text))) yield return Fault(CatalogueCodes.LegalBasisMissing, "legalBasis");
        if (string.IsNullOrWhiteSpace(service.Source)) yield return Fault(CatalogueCodes.SourceMissing, "source");
        foreach (var nothing in service.NotNeeded.Where(nothing => string.IsNullOrWhiteSpace(nothing.LegalBasis)))
            yield return Fault(CatalogueCodes.LegalBasisMissing, $"notNeeded.{nothing.Code}");
        foreach (var (where, text) in Texts(service).Where(text => string.IsNullOrWhiteSpace(text.Text.Id) || string.IsNullOrWhiteSpace(text.Text.En)))
            yield return Fault(CatalogueCodes.WordsMissing, where);

        foreach (var requirement in service.Requirements)
        {
            if (requirement is { Withdrawn: true, Kind: not PaperKind.Original })
                yield return Fault(CatalogueCodes.WithdrawnNotOriginal, $"requirements.{requirement.Code}");
            if (requirement.ObtainedOnRun && (requirement.Code != Requirement.RtRwLetter || service.Steps.All(step => step.At != Counterparty.RtHead)))
                yield return Fault(CatalogueCodes.ObtainedNotRtRw, $"requirements.{requirement.Code}");
        }
        if (service.Class == ServiceClass.BiometricPresence && service.Modes.Any(option => option.Mode == ServiceMode.Courier))
            yield return Fault(CatalogueCodes.ModeAgainstClass, "modes");
        if (service.Receivers.All(relation => ReceiverPolicy.NeverAllowed(service.Class, relation)))
            yield return Fault(CatalogueCodes.NoReceiver, "receivers");
        if (service.Steps.Count == 0) yield return Fault(CatalogueCodes.NoStep, "steps");
        if (service.StandardTime.WorkingMinutes <= 0) yield return Fault(CatalogueCodes.StandardTimeMissing, "standardTime");
        var stepMinutes = service.Steps.Sum(step => step.WorkingMinutes ?? 0);
        if (stepMinutes > service.StandardTime.WorkingMinutes)
            yield return Fault(CatalogueCodes.StepsTooLong, "steps", $"{stepMinutes} > {service.StandardTime.WorkingMinutes}");
        foreach (var redirect in service.Redirects.Where(redirect => redirect.Instead is { } instead && !codes.Contains(instead)))
            yield return Fault(CatalogueCodes.RedirectUnknown, "redirects", redirect.Instead);
    }

    static IEnumerable<(string Where, Bilingual Text)> Texts(ServiceDefinition service) =>
    [
        ("name", service.Name),
        .. service.Questions.Select(question => ($"questions.{question.Code}", question.Text)),
        .. service.Questions.SelectMany(question => question.Answers.Select(answer => ($"questions.{question.Code}.{answer.Code}", answer.Text))),
        .. service.Requirements.SelectMany(one => new[] { ($"requirements.{one.Code}", one.Name), ($"requirements.{one.Code}.why", one.Why) }),
        .. service.NotNeeded.SelectMany(one => new[] { ($"notNeeded.{one.Code}", one.Name), ($"notNeeded.{one.Code}.why", one.Why) }),
        .. service.Modes.Select(option => ($"modes.{option.Mode}", option.Why)),
        .. service.Redirects.Select(redirect => ("redirects", redirect.Why)),
        .. service.Steps.Select((step, index) => ($"steps[{index}]", step.What)),
    ];
}
