namespace Shuttle.Driver.Head;

/// <summary>What the app is started with.</summary>
/// <param name="Server">Address of the office's server.</param>
/// <param name="Data">Folder of the store and the map.</param>
/// <param name="Gps">Where positions come from; see <see cref="Platform.GpsSources"/>.</param>
/// <param name="Camera">A command that writes a JPEG to <c>{0}</c>; empty: the driver chooses a file.</param>
sealed record HeadOptions(Uri Server, string Data, string Gps, string Camera)
{
    const string Usage = "shuttle-driver-app [--server URL] [--data FOLDER] [--gps gpsd://host:port | device:PATH | replay:FILE[@SPEED]] [--camera \"COMMAND {0}\"]";

    /// <exception cref="FormatException">An unknown word, or one without its value; the message tells how it is used.</exception>
    public static HeadOptions Read(string[] args)
    {
        var options = new HeadOptions(
            new("http://localhost:5000"), Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "shuttle-driver"), "", "");
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.\n{Usage}");
            options = args[i] switch
            {
                "--server" when Uri.TryCreate(value.TrimEnd('/') + "/", UriKind.Absolute, out var address) => options with { Server = address },
                "--server" => throw new FormatException($"--server: '{value}' is no address.\n{Usage}"),
                "--data" => options with { Data = value },
                "--gps" => options with { Gps = value },
                "--camera" => options with { Camera = value },
                _ => throw new FormatException($"'{args[i]}' is not known.\n{Usage}"),
            };
        }
        _ = Platform.GpsSources.Open(options.Gps, TimeProvider.System); // a wrong source is told before the window opens
        return options;
    }
}
