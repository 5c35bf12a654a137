namespace Shuttle.Server.Custody;

/// <summary>Stable codes of the ledger's refusals, of what verification finds, of reconciliation and of hand-over codes, with their words.</summary>
public static class CustodyCodes
{
    public const string MalformedHandover = "malformed-handover";
    public const string OtherRequest = "handover-of-other-request";
    public const string IdReused = "event-id-reused";
    public const string UnknownItem = "unknown-item";
    public const string ItemKnown = "item-known-already";
    public const string ItemHeldByAnother = "item-held-by-another";
    public const string ItemDestroyed = "item-destroyed";
    public const string SameHolder = "same-holder";
    public const string EntersNotHere = "enters-not-here";
    public const string DestroysNotHere = "destroys-not-here";
    public const string LinkUnreadable = "link-unreadable";
    public const string LinkHash = "link-hash";
    public const string LinkSequence = "link-sequence";
    public const string LinkPrevious = "link-previous";
    public const string LinkRule = "link-rule";
    public const string ChainShort = "chain-short";
    public const string ChainHead = "chain-head";
    public const string LinkColumn = "link-column";
    public const string HolderDiffers = "holder-differs";
    public const string RequestUnknown = "request-unknown";
    public const string AnchorHash = "anchor-hash";
    public const string AnchorPrevious = "anchor-previous";
    public const string AnchorMissing = "anchor-missing";
    public const string AnchorPublished = "anchor-published";
    public const string RunNotReconciled = "run-not-reconciled";
    public const string StatementEmpty = "statement-empty";
    public const string CodeShape = "code-shape";
    public const string CodeWrong = "code-wrong";
    public const string CodeLocked = "code-locked";

    /// <summary>Words for every code, in Bahasa Indonesia and English.</summary>
    public static IReadOnlyDictionary<string, (string Id, string En)> Words { get; } = new Dictionary<string, (string, string)>
    {
        [MalformedHandover] = ("Serah terima harus memuat sedikitnya satu berkas, masing-masing sekali, dengan nama, keadaan, dan kedua pihak.",
            "A hand-over has at least one item, each once, with name and condition, and both parties."),
        [OtherRequest] = ("Serah terima ini milik permohonan lain.", "This hand-over belongs to another request."),
        [IdReused] = ("Nomor kejadian sudah dipakai dengan isi berbeda.", "The event's id was used with another content."),
        [UnknownItem] = ("Berkas ini belum tercatat.", "This item is not in the ledger."),
        [ItemKnown] = ("Berkas ini sudah tercatat.", "This item is in the ledger already."),
        [ItemHeldByAnother] = ("Berkas ini sedang dipegang pihak lain.", "Another holder has this item."),
        [ItemDestroyed] = ("Berkas ini sudah dimusnahkan.", "This item was destroyed."),
        [SameHolder] = ("Pemberi dan penerima sama.", "Giver and receiver are the same holder."),
        [EntersNotHere] = ("Berkas hanya masuk catatan dari warga, loket, atau instansi lain.", "An item enters the ledger at a resident, the counter or another office only."),
        [DestroysNotHere] = ("Hanya loket, instansi, atau arsip yang memusnahkan berkas.", "Only the counter, another office or the archive destroys an item."),
        [LinkUnreadable] = ("Isi catatan tidak dapat dibaca.", "The link's content cannot be read."),
        [LinkHash] = ("Isi catatan tidak cocok dengan sidiknya.", "The link's content does not match its hash."),
        [LinkSequence] = ("Nomor urut catatan terputus.", "The link's number breaks the sequence."),
        [LinkPrevious] = ("Catatan tidak bersambung dengan catatan sebelumnya.", "The link does not continue the one before."),
        [LinkRule] = ("Catatan melanggar aturan serah terima.", "The link breaks a rule of hand-overs."),
        [ChainShort] = ("Catatan terakhir hilang.", "The chain's last links are missing."),
        [ChainHead] = ("Ujung rantai bukan yang diumumkan.", "The chain does not pass through the head that was published."),
        [LinkColumn] = ("Kolom di samping catatan tidak cocok dengan isinya.", "A column beside the link does not say what its content says."),
        [HolderDiffers] = ("Pemegang berkas bukan yang terakhir tercatat.", "The item's holder is not the ledger's last word: a link is missing or the row was changed."),
        [RequestUnknown] = ("Catatan milik permohonan yang tidak ada di kecamatan ini.", "The ledger names a request that this district does not have."),
        [AnchorHash] = ("Jangkar harian tidak cocok dengan ujung rantainya.", "The anchor is not the hash over its heads."),
        [AnchorPrevious] = ("Jangkar tidak bersambung dengan jangkar sebelumnya.", "The anchor does not continue the one before."),
        [AnchorMissing] = ("Jangkar untuk hari ini tidak ada.", "There is no anchor for this day."),
        [AnchorPublished] = ("Jangkar bukan yang pernah diumumkan.", "The anchor is not the one that was published."),
        [RunNotReconciled] = ("Berkas yang keluar dan masuk tidak sama; petugas harus menyatakan selisihnya.", "What went out is not what came in; an officer must state the discrepancy."),
        [StatementEmpty] = ("Pernyataan selisih memerlukan nama petugas dan alasan.", "A statement of discrepancy needs an officer's name and a reason."),
        [CodeShape] = ("Kode serah terima terdiri dari enam angka.", "A hand-over code has six digits."),
        [CodeWrong] = ("Kode serah terima salah.", "The hand-over code is wrong."),
        [CodeLocked] = ("Terlalu banyak percobaan; gunakan QR resi, saksi RT, atau foto.", "Too many tries; use the slip's QR, an RT witness or a photo."),
    };
}
