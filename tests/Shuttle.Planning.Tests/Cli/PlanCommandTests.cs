using System.Diagnostics;
using System.Text.Json;

namespace Shuttle.Planning.Tests.Cli;

/// <summary>The commands as they are typed: exit code, last line, files.</summary>
public sealed class PlanCommandTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("shuttle");

    public void Dispose() => folder.Delete(recursive: true);

    string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    string Given(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    static (int Code, string[] Lines, string Error) Shuttle(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[System.IO.Path.Combine(AppContext.BaseDirectory, "shuttle.dll"), "plan", .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), error.Result.Trim());
    }

    const string Pairs = """
        2	10	1
        0	0	0	0	0	100	0	0	0
        1	3	4	5	0	50	7	0	2
        2	6	8	-5	0	90	7	1	0
        """;

    const string Vroom = """
        { "vehicles": [ { "id": 4, "start_index": 0, "end_index": 0, "steps": [ { "type": "job", "id": 9 } ] } ],
          "jobs": [ { "id": 9, "location_index": 1, "service": 5, "time_windows": [[0, 50]] } ],
          "matrices": { "car": { "durations": [[0, 60], [60, 0]] } } }
        """;

    [Fact]
    public void Solve_writes_routes_and_ends_with_the_line_and_check_agrees()
    {
        var (code, lines, _) = Shuttle("solve", Given("tiny.txt", Pairs), "--format", "lilim", "--objective", "hierarchical", "--iterations", "50", "--out", Path("tiny.sol"));
        Assert.Equal(0, code);
        Assert.StartsWith("vehicles=1 distance=20 cost=20 unassigned=0 feasible=true seconds=", lines[^1]);
        Assert.Contains("Route 1 : 1 2", File.ReadAllText(Path("tiny.sol")));
        var check = Shuttle("check", Path("tiny.txt"), "--solution", Path("tiny.sol"));
        Assert.Equal(0, check.Code);
        Assert.StartsWith("vehicles=1 distance=20 cost=20 unassigned=0 feasible=true", check.Lines[^1]);
    }

    [Fact]
    public void A_solution_that_breaks_a_rule_is_told_and_fails()
    {
        var (code, lines, _) = Shuttle("check", Given("tiny.txt", Pairs), "--solution", Given("bad.sol", "Route 1 : 2 1"));
        Assert.Equal(1, code);
        Assert.Contains("StopsOutOfOrder vehicle=1 step=2 job=1", lines);
        Assert.Contains("feasible=false", lines[^1]);
    }

    [Fact]
    public void Vrooms_json_is_answered_in_json()
    {
        var (code, lines, _) = Shuttle("solve", Given("day.json", Vroom.Replace("[[0, 50]]", "[[0, 500]]")), "--iterations", "10", "--out", Path("answer.json"));
        Assert.Equal(0, code);
        Assert.StartsWith("vehicles=1 distance=0 cost=120 unassigned=0 feasible=true", lines[^1]);
        using var answer = JsonDocument.Parse(File.ReadAllText(Path("answer.json")));
        Assert.Equal(9, answer.RootElement.GetProperty("routes")[0].GetProperty("steps")[1].GetProperty("id").GetInt32());
        Assert.Equal(0, Shuttle("check", Path("day.json"), "--solution", Path("answer.json")).Code);
    }

    [Fact]
    public void Without_a_solution_the_steps_of_a_vroom_file_are_timed_and_judged()
    {
        // 60 s of road, and the window closes at 50.
        var (code, lines, _) = Shuttle("check", Given("day.json", Vroom), "--out", Path("timed.json"));
        Assert.Equal(1, code);
        Assert.Contains("WindowMissed vehicle=4 step=1 job=job 9 amount=10", lines);
        Assert.Contains("\"cause\": \"delay\"", File.ReadAllText(Path("timed.json")));
    }

    [Fact]
    public void Explain_names_the_smallest_change()
    {
        var (_, lines, _) = Shuttle("explain", Given("day.json", Vroom), "--solution", Given("empty.json", """{ "code": 0, "routes": [] }"""));
        Assert.Contains("job=job 9 remedy=WindowLater amount=10 vehicle=4 stop=0", lines);
    }

    [Theory]
    [InlineData("shuttle: tiny.txt line 3: the window ends at 50, before it begins at 60", "5	0	50", "5	60	50")]
    [InlineData("shuttle: tiny.txt line 1: at least one vehicle, and a capacity of at least 0", "2	10	1", "0	10	1")]
    public void Bad_input_is_one_line_and_exit_code_2(string message, string good, string bad)
    {
        var (code, lines, error) = Shuttle("solve", Given("tiny.txt", Pairs.Replace(good, bad)));
        Assert.Equal((2, message), (code, error));
        Assert.Empty(lines);
    }

    [Fact]
    public void A_file_that_is_not_there_is_exit_code_2() => Assert.Equal(2, Shuttle("solve", Path("none.txt")).Code);

    [Fact]
    public void An_option_that_makes_no_sense_is_an_error() =>
        Assert.Equal("shuttle: --threads: must be at least 1", Shuttle("solve", Given("tiny.txt", Pairs), "--threads", "0").Error);

    [Fact]
    public void Bench_prints_a_line_per_set()
    {
        Directory.CreateDirectory(Path("lilim/tiny"));
        Given("lilim/tiny/one.txt", Pairs);
        var (code, lines, _) = Shuttle("bench", "--instances", folder.FullName, "--bks", Given("bks.csv", "set,instance,vehicles,distance,objective,source\nlilim/tiny,one,1,20,hier,x\n"), "--seconds", "0.2");
        Assert.Equal(0, code);
        Assert.Contains("lilim/tiny", lines[^1]);
        Assert.EndsWith("0.00    0.00%", lines[^1].TrimEnd());
    }
}
