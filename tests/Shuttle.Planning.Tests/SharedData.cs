namespace Shuttle.Planning.Tests;

/// <summary>Data that lies beside the repository and may be absent.</summary>
static class SharedData
{
    /// <summary>The folder <c>shared/bench</c>, found by walking up; the test is skipped where there is none.</summary>
    public static string Bench()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "bench"))) return Path.Combine(folder.FullName, "shared", "bench");
        Assert.Skip("shared/bench is not beside the repository");
        return "";
    }
}
