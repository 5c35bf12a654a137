using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.EDocuments;

/// <summary>The files of electronic documents: in the data folder, by their id, sealed like every other personal thing.</summary>
public sealed class DocumentFiles(PersonalData personal, IConfiguration configuration)
{
    public async Task KeepAsync(ElectronicDocument document, byte[] file, CancellationToken ct)
    {
        var path = PathOf(document);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Whole or not at all: a server that dies while writing leaves the part beside it.
        await File.WriteAllBytesAsync(path + ".part", personal.Protect(file), ct);
        File.Move(path + ".part", path, overwrite: true);
    }

    public async Task<byte[]> ReadAsync(ElectronicDocument document, CancellationToken ct) =>
        personal.Reveal(await File.ReadAllBytesAsync(PathOf(document), ct));

    private string PathOf(ElectronicDocument document) =>
        Path.Combine(DataSetup.DataFolder(configuration), "documents", document.DistrictId.ToString("N"), document.Id.ToString("N"));
}
