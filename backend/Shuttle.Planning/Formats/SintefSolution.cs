using System.Globalization;

namespace Shuttle.Planning.Formats;

/// <summary>The solution text of the SINTEF tables: <c>Route n : node node …</c>, the depot left out.</summary>
public static class SintefSolution
{
    /// <summary>The routes of a plan as node numbers.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> RoutesOf(Plan plan) =>
        [.. plan.Routes.Select(route => (IReadOnlyList<int>)[.. route.Steps.Where(step => step.Kind == StepKind.Stop).Select(step => step.Location!.Value)])];

    /// <summary>Writes the lines.</summary>
    public static string Write(string instance, IReadOnlyList<IReadOnlyList<int>> routes) =>
        $"Instance name : {instance}\nSolution\n"
        + string.Concat(routes.Select((route, i) => $"Route {i + 1} : {string.Join(' ', route)}\n"));

    /// <summary>Reads the lines <c>Route n : …</c> (or <c>Route #n: …</c>) and passes over all others; a <see cref="ProblemException"/> names a line that is no route.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Read(string file, string text)
    {
        var lines = new NumberedLines(file, text);
        var routes = new List<IReadOnlyList<int>>();
        while (!lines.AtEnd)
        {
            var line = lines.Next("a line");
            if (!line.StartsWith("Route", StringComparison.OrdinalIgnoreCase)) continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw lines.Wrong("a route is written Route n : node node …");
            routes.Add([.. line[(colon + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word =>
                int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var node) ? node : throw lines.Wrong($"\"{word}\" is not a node number"))]);
        }
        return routes.Count > 0 ? routes : throw lines.Wrong("no line Route n : … was found");
    }
}
