using System.CommandLine;
using System.Globalization;
using Shuttle.Driver.Cli;
using Shuttle.Driver.Texts;
using Shuttle.Roads;

var server = new Option<string>("--server") { Description = "Alamat server / server address", Required = true };
var day = new Option<DateOnly?>("--day") { Description = "Hari putaran / day of the run, 2026-11-23" };
var speed = new Option<double?>("--speed") { Description = "Berapa kali lebih cepat dari waktu nyata / multiple of real time (default: the server's)" };
var offline = new Option<string[]>("--offline") { Description = "Jam tanpa sinyal / hours without signal, 10:00-11:30", AllowMultipleArgumentsPerToken = true };
var noise = new Option<string>("--gps-noise") { Description = "Galat GPS / GPS error, 15m", DefaultValueFactory = _ => "8m" };
var seed = new Option<int>("--seed") { Description = "Benih acak / random seed", DefaultValueFactory = _ => 1 };
var codes = new Option<FileInfo?>("--codes") { Description = "Berkas kode serah terima / hand-over codes: requestNumber,code" };
var fail = new Option<string[]>("--fail") { Description = "Perhentian yang gagal / stops that fail, nobodyHome:2", AllowMultipleArgumentsPerToken = true };
var photos = new Option<DirectoryInfo?>("--photos") { Description = "Map berisi JPEG sebagai kamera / folder of JPEGs that stands for the camera" };
var roads = new Option<FileInfo?>("--roads") { Description = "Berkas jaringan jalan / road network file (.roads)" };
var data = new Option<DirectoryInfo>("--data") { Description = "Map simpanan perangkat / folder of the device stores", DefaultValueFactory = _ => new("data/driver") };
var language = new Option<string>("--lang") { Description = "id | en", DefaultValueFactory = _ => "id" };
language.AcceptOnlyFromAmong("id", "en");
Option[] common = [server, day, speed, offline, noise, seed, codes, fail, photos, roads, data, language];

var user = new Option<string>("--user") { Description = "Nama akun / account", Required = true };
var password = new Option<string>("--password") { Description = "Kata sandi / password", Required = true };
var run = new Option<Guid?>("--run") { Description = "Id putaran / id of the run" };
var drive = new Command("drive", "Menjalankan satu putaran / drives one run");
var accounts = new Option<FileInfo>("--accounts") { Description = "CSV: user,password[,runId]", Required = true };
var count = new Option<int?>("--count") { Description = "Berapa akun / how many of them" };
var fleet = new Command("fleet", "Menjalankan banyak kurir sekaligus / drives many runs at once");
foreach (var option in common)
{
    drive.Options.Add(option);
    fleet.Options.Add(option);
}
foreach (var option in new Option[] { user, password, run })
    drive.Options.Add(option);
foreach (var option in new Option[] { accounts, count })
    fleet.Options.Add(option);

drive.SetAction((parsed, stop) => Guarded(() => DriveCommand.Run(
    new(parsed.GetRequiredValue(user), parsed.GetRequiredValue(password), parsed.GetValue(run)), Settings(parsed), WordsOf(parsed), Console.Out, stop)));
fleet.SetAction((parsed, stop) => Guarded(() => FleetCommand.Run(
    [.. CourierAccount.ReadAll(parsed.GetRequiredValue(accounts).FullName).Take(parsed.GetValue(count) ?? int.MaxValue)],
    Settings(parsed), WordsOf(parsed), Console.Out, stop)));

var hours = new Option<double>("--hours") { Description = "Berapa jam / how many hours", DefaultValueFactory = _ => 8 };
var stops = new Option<int>("--stops") { Description = "Berapa perhentian / how many stops", DefaultValueFactory = _ => 60 };
var benchGps = new Command("bench-gps", "Mengukur kerja dan memori per titik GPS / measures work and memory per GPS fix") { hours, stops, roads };
benchGps.SetAction((parsed, stop) => Guarded(() => BenchGpsCommand.Run(
    parsed.GetValue(hours), parsed.GetValue(stops), parsed.GetValue(roads) is { } pack ? LocalRoadNetwork.Open(pack.FullName) : null, Console.Out, stop)));

return await new RootCommand("shuttle-driver: kurir di terminal / a courier in the terminal") { drive, fleet, benchGps }.Parse(args).InvokeAsync();

DriveSettings Settings(ParseResult parsed) => new()
{
    Server = Uri.TryCreate(parsed.GetRequiredValue(server).TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
        ? address : throw new UsageException("--server http://localhost:5000"),
    Day = parsed.GetValue(day),
    Speed = parsed.GetValue(speed) is { } s ? s > 0 ? s : throw new UsageException("--speed > 0") : null,
    Offline = [.. (parsed.GetValue(offline) ?? []).Select(OfflineHours.Parse)],
    GpsNoiseMetres = double.TryParse(parsed.GetRequiredValue(noise).TrimEnd('m'), CultureInfo.InvariantCulture, out var metres) && metres >= 0
        ? metres : throw new UsageException("--gps-noise 15m"),
    Seed = parsed.GetValue(seed),
    Codes = parsed.GetValue(codes) is { } file ? DriveSettings.ReadCodes(file.FullName) : new Dictionary<string, string>(),
    Failures = [.. (parsed.GetValue(fail) ?? []).Select(PlannedFailure.Parse)],
    Photos = parsed.GetValue(photos) is { } folder ? [.. Directory.GetFiles(folder.FullName, "*.jp*g").Order(StringComparer.Ordinal)] : [],
    Roads = parsed.GetValue(roads) is { } pack ? LocalRoadNetwork.Open(pack.FullName) : null,
    DataFolder = parsed.GetRequiredValue(data).FullName,
};

Words WordsOf(ParseResult parsed) => parsed.GetValue(language) == "en" ? Words.English : Words.Indonesian;

static async Task<int> Guarded(Func<Task<Ending>> work)
{
    try
    {
        return (int)await work();
    }
    catch (OperationCanceledException)
    {
        return (int)Ending.Usage; // Ctrl+C: the store keeps what was done, the same command goes on from there
    }
    catch (Exception e) when (e is UsageException or IOException or UnauthorizedAccessException or RoadException)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return (int)Ending.Usage;
    }
}
