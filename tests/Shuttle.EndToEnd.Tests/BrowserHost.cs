using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using Shuttle.Server.Platform;

[assembly: AssemblyFixture(typeof(Shuttle.EndToEnd.Tests.BrowserHost))]

namespace Shuttle.EndToEnd.Tests;

/// <summary>
/// The real server as a process with a scratch data folder, and Debian's Chromium before it; both start once for all browser tests and
/// only when the first one asks. The demonstration's morning begins at 06.30, so that today's windows are still on offer.
/// </summary>
public class BrowserHost : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium", Morning = "06:30";
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    ];
    private readonly SemaphoreSlim _once = new(1);
    private readonly string _scratch = Directory.CreateTempSubdirectory("shuttle-browser-").FullName;
    private Process? _server;
    private IPlaywright? _playwright;

    /// <summary>Root of the running server, without a slash at its end.</summary>
    public string Address { get; private set; } = "";
    public IBrowser Browser { get; private set; } = null!;
    /// <summary>The server's clock, to within the second that its process needs to begin.</summary>
    public TimeProvider Clock { get; private set; } = TimeProvider.System;
    /// <summary>What the browsers' camera shows, as Y4M; read when a page opens the camera.</summary>
    public string CameraFile => Path.Combine(_scratch, "camera.y4m");

    /// <summary>Starts what is not running yet; skips the calling test where no Chromium is installed.</summary>
    public async Task StartAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed: browser tests need it.");
        await _once.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (Browser is not null) return;
            await StartServerAsync();
            _playwright = await Playwright.CreateAsync();
            Browser = await LaunchAsync(_playwright, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={CameraFile}");
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>Debian's Chromium, as all browser tests use it.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, params string[] more) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = [.. Flags, .. more] });

    private async Task StartServerAsync()
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(ServerFolder(), "Shuttle.Server.dll"), "--urls", Address]) { WorkingDirectory = _scratch, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Shuttle__Clock__Start"] = Morning;
        foreach (var (name, value) in Settings()) start.Environment[name] = value;
        Clock = ScaledTimeProvider.FromConfiguration(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Shuttle:Clock:Start"] = Morning });
        _server = Process.Start(start)!;
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        _server.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        _server.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();

        using var http = new HttpClient();
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromMinutes(3) && !_server.HasExited)
        {
            try
            {
                if ((await http.GetAsync($"{Address}/health/ready")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(300);
        }
        throw new InvalidOperationException("The server did not start:\n" + string.Join('\n', said));
    }

    /// <summary>The server as it was built beside these tests, in the same configuration: what `dotnet run` starts.</summary>
    public static string ServerFolder()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        for (var folder = output; folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Shuttle.sln")))
                return Path.Combine(folder.FullName, "backend", "Shuttle.Server", "bin", configuration, framework);
        throw new InvalidOperationException("The repository root (Shuttle.sln) is not above the tests.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Environment of the server beside the usual; may skip the test that asked.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings() => [];

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Browser is not null) await Browser.CloseAsync();
        _playwright?.Dispose();
        if (_server is { HasExited: false })
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
        }
        _server?.Dispose();
        Directory.Delete(_scratch, recursive: true);
    }
}
