namespace Shuttle.Server.Accounts.Identifiers;

/// <summary>Stable codes of refusals and warnings about NIK, family-card number and phone, with their words.</summary>
public static class IdentifierCodes
{
    public const string NikShape = "nik-shape";
    public const string NikDate = "nik-date";
    public const string NikSerial = "nik-serial";
    public const string NikProvinceUnknown = "nik-province-unknown";
    public const string NikTemporary = "nik-temporary";
    public const string NikBirthDateDiffers = "nik-birth-date-differs";
    public const string NikSexDiffers = "nik-sex-differs";
    public const string FamilyCardShape = "kk-shape";
    public const string FamilyCardProvinceUnknown = "kk-province-unknown";
    public const string FamilyCardDate = "kk-date";
    public const string FamilyCardSerial = "kk-serial";
    public const string PhoneShape = "phone-shape";
    public const string PhoneCountry = "phone-country";
    public const string PhoneLength = "phone-length";
    public const string PhonePrefix = "phone-prefix";

    /// <summary>Words for every code, in Bahasa Indonesia and English. None of them repeats the number.</summary>
    public static IReadOnlyDictionary<string, (string Id, string En)> Words { get; } = new Dictionary<string, (string, string)>
    {
        [NikShape] = ("NIK terdiri dari tepat 16 angka.", "A NIK has exactly 16 digits."),
        [NikDate] = ("Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang sah.", "Digits 7 to 12 of the NIK are not a date of birth."),
        [NikSerial] = ("Empat angka terakhir NIK tidak boleh 0000.", "The last four digits of a NIK cannot be 0000."),
        [NikProvinceUnknown] = ("Kode provinsi pada NIK tidak dikenal; mohon diperiksa petugas.", "The NIK's province code is not known; an officer should check."),
        [NikTemporary] = ("NIK berawalan 0 biasanya nomor sementara; mohon diperiksa petugas.", "A NIK that begins with 0 is usually temporary; an officer should check."),
        [NikBirthDateDiffers] = ("Tanggal lahir berbeda dari NIK. NIK tidak berubah walau tanggalnya keliru; mohon diperiksa petugas.",
            "The date of birth differs from the NIK. A NIK never changes, even if its date is wrong; an officer should check."),
        [NikSexDiffers] = ("Jenis kelamin berbeda dari NIK; mohon diperiksa petugas.", "The sex differs from the NIK; an officer should check."),
        [FamilyCardShape] = ("Nomor KK terdiri dari tepat 16 angka.", "A family-card number has exactly 16 digits."),
        [FamilyCardProvinceUnknown] = ("Kode provinsi pada nomor KK tidak dikenal; mohon diperiksa petugas.", "The family card's province code is not known; an officer should check."),
        [FamilyCardDate] = ("Angka ke-7 sampai ke-12 nomor KK bukan tanggal; mohon diperiksa petugas.", "Digits 7 to 12 of the family-card number are not a date; an officer should check."),
        [FamilyCardSerial] = ("Empat angka terakhir nomor KK adalah 0000; mohon diperiksa petugas.", "The family card's last four digits are 0000; an officer should check."),
        [PhoneShape] = ("Nomor telepon hanya berisi angka, spasi, tanda hubung, dan + di depan.", "A phone number has digits, spaces, dashes and a leading + only."),
        [PhoneCountry] = ("Hanya nomor Indonesia (+62) yang dapat dipakai.", "Only Indonesian numbers (+62) can be used."),
        [PhoneLength] = ("Panjang nomor telepon tidak sesuai: nomor seluler 9–12 angka setelah +62.", "The phone number's length is wrong: a mobile number has 9 to 12 digits after +62."),
        [PhonePrefix] = ("Awalan nomor telepon tidak dikenal di Indonesia.", "The phone number's prefix does not exist in Indonesia."),
    };
}
