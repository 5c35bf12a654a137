using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Shuttle.Contracts;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Tests.Texts;

public sealed partial class WordsTests
{
    static readonly ResourceManager Resources = new("Shuttle.Driver.Texts.Texts", typeof(Words).Assembly);

    static Dictionary<string, string> All(string culture) => Resources.GetResourceSet(CultureInfo.GetCultureInfo(culture), true, false)!
        .Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_gaps()
    {
        var (indonesian, english) = (All(""), All("en"));
        Assert.Equal(indonesian.Keys.Order(), english.Keys.Order());
        Assert.All(indonesian, t => Assert.Equal(Gaps(t.Value), Gaps(english[t.Key])));
    }

    [Fact]
    public void Every_refusal_of_the_core_has_words()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !Directory.Exists(Path.Combine(root.FullName, "driver-app", "Shuttle.Driver")))
            root = root.Parent;
        if (root is null)
            Assert.Skip("the source is not beside the tests");
        var codes = Directory.GetFiles(Path.Combine(root.FullName, "driver-app", "Shuttle.Driver"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => RefusalCode().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.True(codes.Count > 30);
        Assert.All(codes, c => Assert.NotNull(Resources.GetString($"refusal.{c}", CultureInfo.GetCultureInfo("en"))));
    }

    [Fact]
    public void Every_value_a_person_sees_has_a_word()
    {
        Assert.All(Enum.GetValues<StopKind>(), v => Assert.NotEmpty(Words.Indonesian.Of(v)));
        Assert.All(Enum.GetValues<StopState>(), v => Assert.NotEmpty(Words.Indonesian.Of(v)));
        Assert.All(Enum.GetValues<RunState>(), v => Assert.NotEmpty(Words.Indonesian.Of(v)));
        Assert.All(Enum.GetValues<ItemResult>(), v => Assert.NotEmpty(Words.Indonesian.Of(v)));
        Assert.All(Enum.GetValues<ProofKind>(), v => Assert.NotEmpty(Words.Indonesian.Of(v)));
        Assert.All(Enum.GetValues<FailureReason>(), v => Assert.NotEmpty(Words.Indonesian.Of(v)));
        Assert.All(Enum.GetValues<PauseReason>(), v => Assert.NotEmpty(Words.Indonesian.Of(v)));
        Assert.All(Enum.GetValues<HelpReason>(), v => Assert.NotEmpty(Words.Indonesian.Of(v)));
    }

    [Fact]
    public void A_refusal_tells_the_rule_and_when_it_is_allowed()
    {
        var refusal = new Refusal("nobody-home-wait", new DateTimeOffset(2026, 11, 23, 10, 42, 0, TimeSpan.FromHours(7)), 5.0);
        Assert.Equal("Tunggu 5 menit dulu: \"tidak ada orang\" boleh dicatat mulai 10.42.", Words.Indonesian.Why(refusal));
        Assert.Equal("Wait 5 minutes first: \"nobody home\" may be recorded from 10:42.", Words.English.Why(refusal));
    }

    [Fact]
    public void An_unknown_code_of_a_newer_server_is_shown_in_the_servers_own_words() =>
        Assert.Equal("Tas belum disegel", Words.Indonesian.Why("bag-not-sealed", "Tas belum disegel"));

    static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();

    [GeneratedRegex("new Refusal\\(\"([a-z-]+)\"")]
    private static partial Regex RefusalCode();
}
