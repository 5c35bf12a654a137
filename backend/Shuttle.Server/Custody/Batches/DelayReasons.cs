using Shuttle.Server.Calendar;

namespace Shuttle.Server.Custody.Batches;

/// <summary>Why an office has not finished, with a stable code.</summary>
public sealed record DelayReason(string Code, Bilingual Words);

/// <summary>What offices wait for, in one table.</summary>
public static class DelayReasons
{
    public static IReadOnlyList<DelayReason> Table { get; } =
    [
        new("blanks-out", new("blanko habis", "blank cards have run out")),
        new("siak-network", new("gangguan jaringan SIAK", "the SIAK network is down")),
        new("duplicate-data", new("data ganda", "duplicate data")),
        new("papers-missing", new("berkas kurang", "papers are missing")),
        new("signer-away", new("pejabat penanda tangan tidak di tempat", "the signing official is away")),
        new("field-check", new("pemeriksaan lapangan", "checked on site")),
        new("other", new("alasan lain", "another reason")),
    ];

    public static DelayReason? Find(string? code) => Table.FirstOrDefault(r => r.Code == code);
}
