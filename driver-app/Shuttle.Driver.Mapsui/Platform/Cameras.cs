using System.Diagnostics;
using Avalonia.Controls;
using Avalonia.Platform.Storage;

namespace Shuttle.Driver.Head.Platform;

/// <summary>Takes a picture; null where the driver changed their mind or the camera gave none.</summary>
interface ICamera
{
    Task<byte[]?> Take(Control where, CancellationToken stop);
}

/// <summary>Lets the driver choose a picture that the device's own camera app took.</summary>
sealed class FileCamera : ICamera
{
    static readonly FilePickerFileType Pictures = new("JPEG") { Patterns = ["*.jpg", "*.jpeg"], MimeTypes = ["image/jpeg"] };

    public async Task<byte[]?> Take(Control where, CancellationToken stop)
    {
        if (TopLevel.GetTopLevel(where)?.StorageProvider is not { CanOpen: true } storage)
            return null;
        var chosen = await storage.OpenFilePickerAsync(new FilePickerOpenOptions { AllowMultiple = false, FileTypeFilter = [Pictures] });
        if (chosen.Count == 0)
            return null;
        await using var stream = await chosen[0].OpenReadAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }
}

/// <summary>
/// A camera behind a command that writes a JPEG to the file it is told: <c>libcamera-still -n -o {0}</c>, <c>fswebcam {0}</c>. The command is
/// started without a shell.
/// </summary>
sealed class CommandCamera(string command) : ICamera
{
    public async Task<byte[]?> Take(Control where, CancellationToken stop)
    {
        var file = Path.Combine(Path.GetTempPath(), $"shuttle-{Environment.ProcessId}.jpg");
        File.Delete(file);
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Replace("{0}", file, StringComparison.Ordinal)).ToArray();
        try
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]));
            if (process is null)
                return null;
            await process.WaitForExitAsync(stop);
            return File.Exists(file) ? await File.ReadAllBytesAsync(file, stop) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // no such program: the button says that there is no picture
        }
        finally
        {
            File.Delete(file);
        }
    }
}
