using System.Text.Json;
using Microsoft.Playwright;
using Shuttle.Driver.Qr;

namespace Shuttle.EndToEnd.Tests;

/// <summary>Reads the QR code in a picture of a page, with the reader that the driver's app has.</summary>
internal static class QrPicture
{
    /// <param name="page">Any page: its browser unpacks the picture.</param>
    /// <param name="png">The picture.</param>
    public static async Task<string?> ReadAsync(IPage page, byte[] png)
    {
        var told = await page.EvaluateAsync<JsonElement>("""
            async png => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + png;
              await image.decode();
              const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }), pen = canvas.getContext('2d');
              pen.drawImage(image, 0, 0);
              const { data } = pen.getImageData(0, 0, image.width, image.height);
              let grey = '';
              for (let i = 0; i < data.length; i += 4) grey += String.fromCharCode((data[i] * 3 + data[i + 1] * 6 + data[i + 2]) / 10);
              return { width: image.width, height: image.height, grey: btoa(grey) };
            }
            """, Convert.ToBase64String(png));
        var (width, height) = (told.GetProperty("width").GetInt32(), told.GetProperty("height").GetInt32());
        return QrReader.Read(Convert.FromBase64String(told.GetProperty("grey").GetString()!), width, height, width);
    }
}
