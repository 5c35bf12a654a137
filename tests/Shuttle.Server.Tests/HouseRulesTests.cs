using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Quartz;
using Shuttle.Server.Jobs;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Tests;

/// <summary>Rules of the house that a machine can check.</summary>
public sealed partial class HouseRulesTests
{
    // Upstream first: a folder uses only folders before it. Platform and Data know each other; Data knows every table.
    private static readonly string[] Order =
        ["Platform", "Data", "Accounts", "Areas", "Calendar", "Catalogue", "Fleet", "Requests", "Custody", "Plans", "Runs", "Notices", "Jobs", "Demo", "Pages"];
    private static readonly string Root = FindRoot();

    [Fact]
    public void A_folder_of_the_server_uses_only_folders_upstream()
    {
        var server = Path.Combine(Root, "backend", "Shuttle.Server");
        var faults = new List<string>();
        foreach (var folder in Order.Where(f => f is not ("Platform" or "Data") && Directory.Exists(Path.Combine(server, f))))
            foreach (var file in Directory.EnumerateFiles(Path.Combine(server, folder), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)))
                foreach (Match use in UsesFolder().Matches(File.ReadAllText(file)))
                    if (Array.IndexOf(Order, use.Groups[1].Value) > Array.IndexOf(Order, folder))
                        faults.Add($"{Path.GetRelativePath(server, file)} uses {use.Groups[1].Value}");
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_folder_of_the_server_has_its_place_in_the_order()
    {
        var known = Order.Concat(["bin", "obj", "wwwroot", "Client", "Properties", "node_modules", "data"]);
        var folders = Directory.GetDirectories(Path.Combine(Root, "backend", "Shuttle.Server")).Select(Path.GetFileName);
        Assert.Empty(folders.Except(known));
    }

    [Fact]
    public void Planning_depends_on_nothing_and_roads_on_geometry_and_formats_only()
    {
        Assert.Empty(References("Shuttle.Planning"));
        Assert.Empty(References("Shuttle.Roads").Except(["Google.Protobuf", "NetTopologySuite", "Microsoft.Data.Sqlite"]));
        Assert.Empty(References("Shuttle.Contracts"));
    }

    [Fact]
    public void Every_refusal_has_words_in_both_languages()
    {
        var texts = new ResourceManager("Shuttle.Server.Platform.RefusalTexts", typeof(Refusal).Assembly);
        var refusals = typeof(Refusal).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(f => f.FieldType == typeof(Refusal))
            .Select(f => ((Refusal)f.GetValue(null)!).Code).Distinct().ToList();
        Assert.NotEmpty(refusals);
        foreach (var language in new[] { "", "en" })
        {
            var set = texts.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!;
            Assert.Equal([], refusals.Where(code => string.IsNullOrEmpty(set.GetString(code))).ToArray());
        }
    }

    [Fact]
    public void Every_job_is_in_the_timetable_with_a_cron_that_can_be_read()
    {
        var jobs = typeof(Timetable).Assembly.GetTypes().Where(t => typeof(IJob).IsAssignableFrom(t) && t is { IsAbstract: false, IsClass: true });
        Assert.Equal(jobs.OrderBy(t => t.Name), Timetable.Entries.Select(e => e.Job).OrderBy(t => t.Name));
        Assert.All(Timetable.Entries, entry => Assert.Null(Record.Exception(() => TriggerBuilder.Create().WithCronSchedule(entry.Cron).Build())));
    }

    [Fact]
    public void The_query_filter_is_lifted_only_where_the_house_says_so()
    {
        // A tracking link and a tracker's secret id name their district by themselves, the live tail serves all districts, an import compares neighbours.
        string[] allowed = ["Requests/Tracking.cs", "Runs/Trackers.cs", "Notices/LiveFeed.cs", "Areas/ImportAreas.cs"];
        var server = Path.Combine(Root, "backend", "Shuttle.Server");
        var lifting = Directory.EnumerateFiles(server, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("IgnoreQueryFilters", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(server, f).Replace('\\', '/'));
        Assert.Empty(lifting.Except(allowed));
    }

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(Root, "backend", project, project + ".csproj")).Descendants()
            .Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference").Select(e => e.Attribute("Include")!.Value);

    internal static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shuttle.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Shuttle.sln was not found above the tests.");
        return folder;
    }

    [GeneratedRegex(@"using\s+(?:static\s+)?Shuttle\.Server\.(\w+)")]
    private static partial Regex UsesFolder();
}
