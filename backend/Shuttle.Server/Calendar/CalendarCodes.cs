namespace Shuttle.Server.Calendar;

/// <summary>Stable codes of refused bookings and promises, with their words.</summary>
public static class CalendarCodes
{
    public const string BookingClosedDay = "booking-closed-day";
    public const string BookingTooLate = "booking-too-late";
    public const string BookingTooEarly = "booking-too-early";
    public const string PromiseReasonMissing = "promise-reason-missing";

    /// <summary>Words for every code, in Bahasa Indonesia and English.</summary>
    public static IReadOnlyDictionary<string, (string Id, string En)> Words { get; } = new Dictionary<string, (string, string)>
    {
        [BookingClosedDay] = ("Tidak ada penjemputan pada hari libur.", "There is no pickup on a day off."),
        [BookingTooLate] = ("Waktu pemesanan untuk jendela ini sudah ditutup.", "Booking for this window has closed."),
        [BookingTooEarly] = ("Pemesanan untuk jendela ini belum dibuka.", "Booking for this window has not opened yet."),
        [PromiseReasonMissing] = ("Janji hanya diubah dengan alasan yang disampaikan kepada warga.", "A promise is changed only with a reason that the resident is told."),
    };
}
