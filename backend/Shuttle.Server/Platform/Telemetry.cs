using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Shuttle.Server.Platform;

/// <summary>
/// Metrics and traces over OTLP when <c>Shuttle:Telemetry:Endpoint</c> names a collector; off otherwise. The framework's own meters and
/// activity sources are listened to; they carry route templates, never filled-in paths or bodies.
/// </summary>
public sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["Shuttle:Telemetry:Endpoint"] is not { Length: > 0 } endpoint) return Task.CompletedTask;
        void Export(OtlpExporterOptions options) => options.Endpoint = new Uri(endpoint);
        _traces = Sdk.CreateTracerProviderBuilder().AddSource("Microsoft.AspNetCore", "Npgsql").AddOtlpExporter(Export).Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime").AddOtlpExporter(Export).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        (_traces, _metrics) = (null, null);
    }
}
