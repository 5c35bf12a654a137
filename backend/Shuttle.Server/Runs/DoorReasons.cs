using Shuttle.Contracts;
using Shuttle.Server.Calendar;

namespace Shuttle.Server.Runs;

/// <summary>What follows from a document that did not change hands.</summary>
public enum DoorNext
{
    /// <summary>It can be had another day: the next visit books itself.</summary>
    Again,
    /// <summary>It is not needed any more, or something else stands for it.</summary>
    Settled,
    /// <summary>No visit mends it: the office looks at it.</summary>
    Office,
}

/// <summary>A reason with its stable code.</summary>
public sealed record DoorReason(ItemResult Result, string Code, DoorNext Next, Bilingual Words);

/// <summary>Why a document did not change hands at a door, in one table.</summary>
public static class DoorReasons
{
    /// <summary>A signed statement stands for the paper.</summary>
    public const string StatementInstead = "statement-instead";

    public static IReadOnlyList<DoorReason> Table { get; } =
    [
        new(ItemResult.Missing, "photo-instead", DoorNext.Settled, new("difoto di tempat", "photographed on the spot")),
        new(ItemResult.Missing, StatementInstead, DoorNext.Settled, new("diganti pernyataan (SPTJM)", "replaced by a statement (SPTJM)")),
        new(ItemResult.Missing, "bring-later", DoorNext.Again, new("disiapkan untuk kunjungan berikutnya", "ready at the next visit")),
        new(ItemResult.Missing, "with-other-person", DoorNext.Again, new("sedang pada orang lain", "with somebody else")),
        new(ItemResult.Missing, "lost", DoorNext.Office, new("hilang", "lost")),
        new(ItemResult.Missing, "not-loaded", DoorNext.Again, new("tidak terbawa dari kantor", "left at the office")),
        new(ItemResult.Unreadable, "damaged", DoorNext.Office, new("rusak", "damaged")),
        new(ItemResult.Unreadable, "faded", DoorNext.Again, new("tidak terbaca", "cannot be read")),
        new(ItemResult.Unreadable, "wrong-document", DoorNext.Again, new("bukan dokumen yang diminta", "not the document that is needed")),
        new(ItemResult.Refused, "resident-keeps", DoorNext.Settled, new("warga tidak menyerahkan", "the resident keeps it")),
        new(ItemResult.Refused, "wrong-holder", DoorNext.Again, new("bukan atas nama pemohon", "of somebody else")),
        new(ItemResult.Refused, "content-wrong", DoorNext.Office, new("isinya keliru", "its content is wrong")),
    ];

    public static DoorReason? Find(ItemResult result, string? code) => Table.FirstOrDefault(r => r.Result == result && r.Code == code);
}
