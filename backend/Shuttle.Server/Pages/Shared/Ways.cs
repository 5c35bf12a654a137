using Shuttle.Server.Accounts;

namespace Shuttle.Server.Pages.Shared;

/// <summary>Where the frame of every page leads, by who is looking.</summary>
internal static class Ways
{
    public static (string Href, string Words)[] Of(string? role) => role switch
    {
        nameof(Role.Dispatcher) => [("/rute", "nav.routes"), ("/perangkat", "nav.devices")],
        nameof(Role.CounterOfficer) => [("/loket", "nav.counter"), ("/loket/tas", "nav.bags"), ("/loket/instansi", "nav.offices"), ("/loket/antrean", "nav.queue"), ("/loket/usulan", "nav.proposals"), ("/perangkat", "nav.devices"), ("/pesan", "nav.intake")],
        nameof(Role.Driver) => [("/kurir", "nav.sheet"), ("/kurir/kartu", "nav.card")],
        nameof(Role.Supervisor) => [("/camat/tilikan", "reveals.title")],
        nameof(Role.Admin) => [("/admin/wilayah", "nav.areas"), ("/perangkat", "nav.devices")],
        nameof(Role.RtHead) => [("/rt", "nav.attest"), ("/rt/hari", "nav.days"), ("/rt/rentan", "nav.households"), ("/pesan", "nav.book-for"), ("/saya", "nav.booked")],
        nameof(Role.Resident) => [("/layanan", "nav.services"), ("/pesan", "nav.book"), ("/saya", "nav.mine"), ("/lacak", "nav.track"), ("/data-saya", "nav.data")],
        _ => [("/layanan", "nav.services"), ("/pesan", "nav.book"), ("/lacak", "nav.track"), ("/verifikasi", "nav.verify")],
    };

    public static (string Href, string Words)[] OfTheOffice { get; } =
    [
        ("/maklumat", "pledge.title"), ("/jadwal", "calendar.title"), ("/verifikasi", "verify.title"), ("/antrean/layar", "queue.display"),
        ("/privasi", "privacy.title"), ("/aksesibilitas", "access.title"), ("/status", "status.title"),
    ];

    public static (string Wish, string Words)[] Lights { get; } = [("otomatis", "look.auto"), ("terang", "look.bright"), ("gelap", "look.dark")];
}
