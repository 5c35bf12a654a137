using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Shuttle.Contracts;

namespace Shuttle.EndToEnd.Tests;

/// <summary>A program of ours as the user runs it: a process of its own, its output kept for the failure message.</summary>
public sealed class Program(string name, string[] args, string folder, params (string Key, string Value)[] environment) : IDisposable
{
    private readonly StringBuilder _said = new();
    private readonly Process _process = Start(name, args, folder, environment);

    public string Said { get { lock (_said) return _said.ToString(); } }
    public bool HasExited => _process.HasExited;

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public Program Listen()
    {
        void Keep(object _, DataReceivedEventArgs line) { lock (_said) _said.AppendLine(line.Data); }
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return this;
    }

    public async Task<int> ExitAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end as an operator does (SIGTERM) and tells how it ended.</summary>
    public async Task<int> TerminateAsync(TimeSpan within)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill!.WaitForExitAsync();
        return await ExitAsync(within);
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process Start(string name, string[] args, string folder, (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. args])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in environment) start.Environment[key] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start");
    }
}

/// <summary>The server as its own process on a free port.</summary>
public sealed class ServerProcess : IDisposable
{
    private ServerProcess(Program program, Uri address) => (Program, Address) = (program, address);

    public Program Program { get; }
    public Uri Address { get; }

    public static Task<ServerProcess> StartAsync(string folder, string? postgres, params string[] settings) =>
        LaunchAsync("Shuttle.Server", folder, postgres is null ? settings : [.. settings, "--ConnectionStrings:Shuttle", postgres]);

    /// <summary>A build of the server in a folder of its own, with its pages' files.</summary>
    public static Task<ServerProcess> StartBuildAsync(string build, string folder, params string[] settings) => LaunchAsync(Path.Combine(build, "Shuttle.Server"), folder, settings);

    private static async Task<ServerProcess> LaunchAsync(string name, string folder, string[] settings)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var address = new Uri($"http://127.0.0.1:{port}");
        var server = new ServerProcess(new Program(name, ["--urls", address.ToString(), .. settings], folder).Listen(), address);
        await server.ReadyAsync();
        return server;
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.StartNew();
        while (since.Elapsed < TimeSpan.FromMinutes(3) && !Program.HasExited)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
            }
            await Task.Delay(200);
        }
        throw new InvalidOperationException("The server did not become ready:\n" + Program.Said);
    }

    public async Task<HttpClient> SignInAsync(string userName)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address, "/api/v1/") };
        var signedIn = await (await client.PostAsJsonAsync("sign-in", new SignIn(userName, "antar-jemput"))).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<SignedIn>(ContractJson.Options);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn!.AccessToken);
        return client;
    }

    public void Dispose() => Program.Dispose();
}
