using System.Globalization;
using Shuttle.Contracts;
using Shuttle.Roads;

namespace Shuttle.Driver.Cli;

/// <summary>A stop that is to fail: the how-manieth with a resident, from 1, and why.</summary>
readonly record struct PlannedFailure(FailureReason Reason, int Stop)
{
    /// <summary>Reads <c>nobodyHome:2</c>.</summary>
    public static PlannedFailure Parse(string text) =>
        text.Split(':') is [var reason, var stop]
            && Enum.TryParse<FailureReason>(reason, ignoreCase: true, out var r) && Enum.IsDefined(r)
            && int.TryParse(stop, CultureInfo.InvariantCulture, out var n) && n > 0
            ? new(r, n)
            : throw new UsageException($"--fail '{text}': contoh/example nobodyHome:2 ({string.Join(", ", Enum.GetNames<FailureReason>())})");
}

/// <summary>How a simulated courier drives.</summary>
sealed record DriveSettings
{
    public required Uri Server { get; init; }
    public Guid? RunId { get; init; }
    public DateOnly? Day { get; init; }
    /// <summary>Multiple of real time; null: as fast as the server's own clock.</summary>
    public double? Speed { get; init; }
    public IReadOnlyList<OfflineHours> Offline { get; init; } = [];
    public double GpsNoiseMetres { get; init; } = 8;
    public int Seed { get; init; } = 1;
    public IReadOnlyDictionary<string, string> Codes { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<PlannedFailure> Failures { get; init; } = [];
    /// <summary>Streets to ride on; without them straight lines.</summary>
    public IRoadNetwork? Roads { get; init; }
    /// <summary>JPEG files that stand for what the camera sees; one per hand-over, in turn.</summary>
    public IReadOnlyList<string> Photos { get; init; } = [];
    /// <summary>Folder of the stores, one file per account.</summary>
    public required string DataFolder { get; init; }
    /// <summary>How long after the end unsent things may still take, in real time.</summary>
    public TimeSpan FlushLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Reads <c>requestNumber,code</c> lines; a heading line is skipped.</summary>
    public static IReadOnlyDictionary<string, string> ReadCodes(string path)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, number) in File.ReadAllLines(path).Select((l, i) => (l.Trim(), i + 1)))
        {
            if (line.Length == 0)
                continue;
            if (line.Split(',', ';') is not [var request, var code])
                throw new UsageException($"{path}:{number}: requestNumber,code");
            if (code.Trim().All(char.IsAsciiDigit))
                codes[request.Trim()] = code.Trim();
            else if (number > 1)
                throw new UsageException($"{path}:{number}: kode harus enam angka / the code must be six digits");
        }
        return codes;
    }
}

/// <summary>An account that drives.</summary>
sealed record CourierAccount(string UserName, string Password, Guid? RunId = null)
{
    /// <summary>Reads <c>user,password[,runId]</c> lines; a heading line that begins with "user" is skipped.</summary>
    public static IReadOnlyList<CourierAccount> ReadAll(string path) =>
    [
        .. File.ReadAllLines(path).Select((line, i) => (Parts: line.Split(','), Number: i + 1))
            .Where(l => l.Parts[0].Trim().Length > 0 && !(l.Number == 1 && l.Parts[0].StartsWith("user", StringComparison.OrdinalIgnoreCase)))
            .Select(l => l.Parts switch
            {
                [var user, var password] => new CourierAccount(user.Trim(), password.Trim()),
                [var user, var password, var run] when Guid.TryParse(run, out var id) => new(user.Trim(), password.Trim(), id),
                _ => throw new UsageException($"{path}:{l.Number}: user,password[,runId]"),
            }),
    ];
}
