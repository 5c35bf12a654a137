namespace Shuttle.Server.Catalogue;

/// <summary>Stable codes of the catalogue's lint, its pre-flight and its receiver policy, with their words.</summary>
public static class CatalogueCodes
{
    public const string DemandAbolished = "demand-abolished";
    public const string DemandNotNeeded = "demand-not-needed";
    public const string LegalBasisMissing = "legal-basis-missing";
    public const string SourceMissing = "source-missing";
    public const string WordsMissing = "words-missing";
    public const string CodeShape = "service-code-shape";
    public const string ServiceTwice = "service-twice";
    public const string ValidityEmpty = "validity-empty";
    public const string QuestionCount = "question-count";
    public const string QuestionTwice = "question-twice";
    public const string QuestionNoChoice = "question-no-choice";
    public const string ConditionUnknown = "condition-unknown";
    public const string ConditionImpossible = "condition-impossible";
    public const string RequirementTwice = "requirement-twice";
    public const string WithdrawnNotOriginal = "withdrawn-not-original";
    public const string ObtainedNotRtRw = "obtained-not-rt-rw";
    public const string NoMode = "no-mode";
    public const string ModeAgainstClass = "mode-against-class";
    public const string NoReceiver = "no-receiver";
    public const string NoStep = "no-step";
    public const string StandardTimeMissing = "standard-time-missing";
    public const string StepsTooLong = "steps-too-long";
    public const string RedirectUnknown = "redirect-unknown";
    public const string QuestionUnknown = "question-unknown";
    public const string AnswerUnknown = "answer-unknown";
    public const string ReceiverNeighbour = "receiver-neighbour";
    public const string ReceiverRtHead = "receiver-rt-head";
    public const string ReceiverIdCardMissing = "receiver-id-card-missing";
    public const string ReceiverNotInFamilyCard = "receiver-not-in-family-card";
    public const string ReceiverLetterMissing = "receiver-letter-missing";
    public const string ReceiverIdCopiesMissing = "receiver-id-copies-missing";
    public const string ReceiverNotOnList = "receiver-not-on-list";
    public const string ReceiverHolderPreferred = "receiver-holder-preferred";

    /// <summary>Words for every code, in Bahasa Indonesia and English.</summary>
    public static IReadOnlyDictionary<string, (string Id, string En)> Words { get; } = new Dictionary<string, (string, string)>
    {
        [DemandAbolished] = ("Menuntut syarat yang sudah dihapus oleh peraturan.", "Demands what a rule has abolished."),
        [DemandNotNeeded] = ("Syarat yang sama dinyatakan tidak diperlukan.", "The same thing is both asked for and called not needed."),
        [LegalBasisMissing] = ("Tidak mempunyai dasar hukum.", "Lacks a legal basis."),
        [SourceMissing] = ("Sumber belum disebutkan.", "Does not say where it comes from."),
        [WordsMissing] = ("Teks harus ada dalam kedua bahasa.", "The text must be there in both languages."),
        [CodeShape] = ("Kode terdiri dari huruf besar, angka, dan tanda hubung.", "A code has capital letters, digits and dashes."),
        [ServiceTwice] = ("Kode yang sama berlaku dua kali pada hari yang sama.", "The same code is in force twice on one day."),
        [ValidityEmpty] = ("Akhir masa berlaku mendahului awalnya.", "Validity ends before it begins."),
        [QuestionCount] = ("Jumlah pertanyaan harus tiga sampai enam.", "There must be three to six questions."),
        [QuestionTwice] = ("Kode pertanyaan atau jawaban dipakai dua kali.", "A question or answer code is used twice."),
        [QuestionNoChoice] = ("Pertanyaan memerlukan sedikitnya dua jawaban.", "A question needs at least two answers."),
        [ConditionUnknown] = ("Kondisi menyebut pertanyaan atau jawaban yang tidak ada.", "A condition names a question or answer that does not exist."),
        [ConditionImpossible] = ("Kondisi tidak pernah dapat terpenuhi.", "No set of answers can meet the condition."),
        [RequirementTwice] = ("Syarat yang sama diminta dua kali pada satu kasus.", "The same requirement is asked twice in one case."),
        [WithdrawnNotOriginal] = ("Hanya dokumen asli yang dapat ditarik.", "Only an original can be withdrawn."),
        [ObtainedNotRtRw] = ("Hanya surat RT/RW yang diurus kurir di jalan, dan layanan harus melewati Ketua RT.", "Only the RT/RW letter is obtained on the run, and the steps must pass the RT head."),
        [NoMode] = ("Ada jawaban yang tidak menyisakan cara layanan.", "Some answers leave no way to have the service."),
        [ModeAgainstClass] = ("Layanan yang memerlukan kehadiran tidak dapat dijemput kurir.", "A service that needs presence cannot go by courier."),
        [NoReceiver] = ("Tidak seorang pun boleh menerima hasilnya.", "Nobody may receive the result."),
        [NoStep] = ("Alur layanan kosong.", "There are no steps."),
        [StandardTimeMissing] = ("Waktu standar harus lebih dari nol.", "The standard time must be above zero."),
        [StepsTooLong] = ("Jumlah waktu langkah melebihi waktu standar.", "The steps take longer than the standard time."),
        [RedirectUnknown] = ("Layanan pengganti tidak ada dalam katalog.", "The service named instead is not in the catalogue."),
        [QuestionUnknown] = ("Pertanyaan ini tidak ada pada layanan tersebut.", "The service has no such question."),
        [AnswerUnknown] = ("Jawaban ini tidak tersedia untuk pertanyaan tersebut.", "The question has no such answer."),
        [ReceiverNeighbour] = ("Dokumen kependudukan tidak dititipkan kepada tetangga.", "Identity papers are never left with a neighbour."),
        [ReceiverRtHead] = ("Dokumen asli tidak dititipkan kepada Ketua RT/RW.", "Originals are not left with the RT or RW head."),
        [ReceiverIdCardMissing] = ("Penerima harus menunjukkan KTP-el atau IKD miliknya.", "The receiver must show an id card."),
        [ReceiverNotInFamilyCard] = ("Nama penerima tidak tercantum dalam KK yang sama.", "The receiver is not listed in the same family card."),
        [ReceiverLetterMissing] = ("Surat kuasa belum ada.", "The letter of authority is missing."),
        [ReceiverIdCopiesMissing] = ("Fotokopi KTP pemberi dan penerima kuasa belum lengkap.", "Copies of both id cards are missing."),
        [ReceiverNotOnList] = ("Layanan ini tidak mengizinkan penerima tersebut.", "This service does not allow such a receiver."),
        [ReceiverHolderPreferred] = ("Boleh, tetapi sebaiknya diterima sendiri oleh pemiliknya.", "Allowed, though the holder should preferably receive it."),
    };
}
