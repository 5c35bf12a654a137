using Shuttle.Planning.Check;
using Shuttle.Planning.Formats;

namespace Shuttle.Planning.Tests.Formats;

public class BenchmarkReaderTests
{
    const string Pairs = """
        2	10	1
        0	0	0	0	0	100	0	0	0
        1	3	4	5	0	50	7	0	2
        2	6	8	-5	0	90	7	1	0
        """;

    const string Customers = """
        TINY

        VEHICLE
        NUMBER     CAPACITY
          2         10

        CUSTOMER
        CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

            0      0          0          0          0        100          0
            1      1          1          5          0         50          7
        """;

    const string Minutes = """
        NAME: tiny
        SIZE: 3
        CAPACITY: 10
        NODES
        0 41.4 2.1 0 0 240 0 0 0
        1 41.5 2.2 5 0 60 5 0 2
        2 41.6 2.3 -5 0 90 5 1 0
        EDGES
        0 4 9
        5 0 6
        8 7 0
        EOF
        """;

    static BenchmarkInstance Read(string text, BenchmarkFormat format, Objective? objective = null) => BenchmarkReader.Read("tiny.txt", text, format, objective ?? Objective.Hierarchical);

    [Fact]
    public void A_pair_becomes_a_job_of_two_stops()
    {
        var problem = Read(Pairs, BenchmarkFormat.LiLim).Problem;
        var job = Assert.Single(problem.Jobs);
        Assert.Equal([1, 2], job.Stops.Select(stop => stop.Location));
        Assert.Equal((5, 5), (job.Stops[0].Pickup[0], job.Stops[1].Delivery[0]));
        Assert.Equal(new TimeWindow(0, 500_000), job.Stops[0].Windows[0]);
        // 3-4-5 triangle, ten thousandths.
        Assert.Equal(50_000, problem.Travel[0].Seconds.Span[1]);
        Assert.Equal(2, problem.Vehicles.Count);
    }

    [Fact]
    public void A_leg_is_never_shorter_than_in_double_precision()
    {
        // √2 = 1.41421356…, up to the next ten thousandth.
        Assert.Equal(14_143, Read(Customers, BenchmarkFormat.Solomon).Problem.Travel[0].Seconds.Span[1]);
    }

    [Fact]
    public void Distance_only_cuts_each_leg_after_one_decimal() =>
        Assert.Equal(14, Read(Customers, BenchmarkFormat.Solomon, Objective.Distance).Problem.Travel[0].Seconds.Span[1]);

    [Fact]
    public void Minutes_are_taken_as_they_are()
    {
        var instance = Read(Minutes, BenchmarkFormat.SartoriBuriol);
        Assert.Equal([0, 4, 9, 5, 0, 6, 8, 7, 0], instance.Problem.Travel[0].Seconds.ToArray());
        Assert.Equal("tiny", instance.Name);
    }

    [Theory]
    [InlineData(Pairs, BenchmarkFormat.LiLim)]
    [InlineData(Customers, BenchmarkFormat.Solomon)]
    [InlineData(Minutes, BenchmarkFormat.SartoriBuriol)]
    public void The_format_is_recognised_by_its_beginning(string text, BenchmarkFormat format) => Assert.Equal(format, BenchmarkReader.Recognise(text));

    [Theory]
    [InlineData(Pairs, "3	4	5	0	50", "3	4	5	60	50", BenchmarkFormat.LiLim, "tiny.txt line 3: the window ends at 50, before it begins at 60")]
    [InlineData(Pairs, "-5	0	90	7	1", "-4	0	90	7	1", BenchmarkFormat.LiLim, "tiny.txt line 4: node 1 picks up 5, and node 2 must hand over the same")]
    [InlineData(Pairs, "7	0	2", "7	0	9", BenchmarkFormat.LiLim, "tiny.txt line 4: node 1 names node 9, which is not there")]
    [InlineData(Pairs, "1	3	4	5	0	50	7	0	2", "1	3	4	5	0	50", BenchmarkFormat.LiLim, "tiny.txt line 3: a node needs 9 numbers, found 6")]
    [InlineData(Pairs, "1	3	4	5", "1	3	x	5", BenchmarkFormat.LiLim, "tiny.txt line 3: a node: \"x\" is not a number")]
    [InlineData(Pairs, "50	7	0	2", "50	-7	0	2", BenchmarkFormat.LiLim, "tiny.txt line 3: the service time -7 is negative")]
    [InlineData(Customers, "1      1          1          5", "2      1          1          5", BenchmarkFormat.Solomon, "tiny.txt line 11: customer 2 stands where 1 was expected")]
    [InlineData(Customers, "NUMBER", "COUNT", BenchmarkFormat.Solomon, "tiny.txt line 11: the file ends where the heading NUMBER was expected")]
    [InlineData(Minutes, "CAPACITY: 10", "CAPACITY: ten", BenchmarkFormat.SartoriBuriol, "tiny.txt line 4: CAPACITY must be given as a whole number before NODES")]
    [InlineData(Minutes, "5 0 6\n8", "5 0\n8", BenchmarkFormat.SartoriBuriol, "tiny.txt line 10: row 1 of the matrix needs 3 numbers, found 2")]
    [InlineData(Minutes, "8 7 0", "8 -7 0", BenchmarkFormat.SartoriBuriol, "tiny.txt line 11: the travel time -7 is negative")]
    public void Bad_input_names_file_line_and_rule(string text, string good, string bad, BenchmarkFormat format, string message)
    {
        Assert.Contains(good, text);
        Assert.Equal(message, Assert.Throws<ProblemException>(() => Read(text.Replace(good, bad), format)).Message);
    }

    [Fact]
    public void Every_file_beside_the_repository_is_read()
    {
        var bench = SharedData.Bench();
        foreach (var file in Directory.EnumerateFiles(bench, "*.txt", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var instance = BenchmarkReader.Read(file, text, BenchmarkReader.Recognise(text), Objective.Hierarchical);
            Assert.True(instance.Problem.Jobs.Count > 40, file);
        }
    }

    [Fact]
    public void Routes_survive_being_written_and_read()
    {
        IReadOnlyList<IReadOnlyList<int>> routes = [[5, 3, 7], [2]];
        var text = SintefSolution.Write("tiny", routes);
        Assert.Contains("Route 1 : 5 3 7\n", text);
        Assert.Equal(routes, SintefSolution.Read("tiny.sol", text));
    }

    [Fact]
    public void A_word_in_a_route_is_named() =>
        Assert.Equal("s.txt line 2: \"x\" is not a node number", Assert.Throws<ProblemException>(() => SintefSolution.Read("s.txt", "Solution\nRoute 1 : 4 x")).Message);

    [Fact]
    public void The_benchmark_referee_judges_in_double_precision()
    {
        var instance = Read(Pairs, BenchmarkFormat.LiLim);
        // 5 out, 7 work, 5 on, 7 work, 10 back.
        var report = BenchmarkReferee.Check(instance, [[1, 2]]);
        Assert.Empty(report.Violations);
        Assert.Equal((1, 20.0), (report.Vehicles, report.Distance));
        Assert.Equal(["node 2 does not come after node 1 in one route", "route 1 carries -5 at node 2, at least 0"], BenchmarkReferee.Check(instance, [[2, 1]]).Violations.Order());
        Assert.Contains("node 2 is not visited", BenchmarkReferee.Check(instance, [[1]]).Violations);
        Assert.Contains("node 1 is visited twice", BenchmarkReferee.Check(instance, [[1, 1, 2]]).Violations);
        Assert.Contains("route 1 names a node that is not there", BenchmarkReferee.Check(instance, [[1, 2, 8]]).Violations);
    }
}
