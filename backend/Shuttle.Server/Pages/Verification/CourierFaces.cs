using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Pages.Verification;

/// <summary>Couriers' photos, by courier, in the data folder; shown only to somebody who holds today's card or is on duty.</summary>
public sealed class CourierFaces(IConfiguration configuration, SignedCodes codes, TimeProvider clock)
{
    private string FileOf(Guid courier) => Path.Combine(DataSetup.DataFolder(configuration), "faces", courier.ToString("N") + ".jpg");

    public bool Exists(Guid courier) => File.Exists(FileOf(courier));

    public async Task KeepAsync(Guid courier, byte[] picture, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(courier))!);
        await File.WriteAllBytesAsync(FileOf(courier), picture, ct);
    }

    /// <summary>The card is the key: a stranger cannot walk through the couriers' faces.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/wajah/{card}", (string card, CourierFaces faces) => faces.Show(card)).Needs(May.SeePublic);
        app.MapGet("/verifikasi/kunci.json", (SignedCodes codes) => TypedResults.Ok(new { keys = new[] { codes.PublicKey } })).Needs(May.SeePublic);
    }

    private IResult Show(string card) =>
        codes.Read(card) is { Kind: CodeKind.Courier, Facts: [var id, ..] } code && code.ValidUntil > clock.GetUtcNow() && Guid.TryParseExact(id, "N", out var courier) && Exists(courier)
            && Pictures.TypeOf(File.ReadAllBytes(FileOf(courier))) is { } type
            ? TypedResults.PhysicalFile(FileOf(courier), type) : TypedResults.NotFound();
}
