using System.Diagnostics;
using System.Text;
using Shuttle.Driver.Photos;

namespace Shuttle.EndToEnd.Tests.Chaos;

/// <summary>A camera's pictures and a phone's scaler, both by libjpeg's own programs (Debian: <c>libjpeg-turbo-progs</c>).</summary>
internal sealed class CameraTools : IPhotoScaler
{
    private const int Width = 4000, Height = 3000;
    private static readonly byte[] Header = Encoding.ASCII.GetBytes($"P6 {Width} {Height} 255\n");
    private readonly byte[] _scene;
    private readonly Random _random = new(1);

    public CameraTools()
    {
        _scene = [.. Header, .. new byte[Width * Height * 3]];
        // Light that falls off, a page with lines of writing, and the grain of a sensor.
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var ink = x is > 500 and < 3500 && y is > 300 and < 2700 && y % 60 < 22 && (((x / 9) * 7919) ^ ((y / 60) * 104729)) % 5 < 2;
                var light = ink ? 60 : 225 - (x / 60) - (y / 80);
                for (var c = 0; c < 3; c++) _scene[Header.Length + (((y * Width) + x) * 3) + c] = (byte)Math.Clamp(light - (c * 6) + _random.Next(-9, 10), 0, 255);
            }
    }

    public static bool AreHere => File.Exists("/usr/bin/cjpeg") && File.Exists("/usr/bin/djpeg");

    /// <summary>Twelve megapixels as a phone writes them, each different.</summary>
    public byte[] Take()
    {
        var (left, top) = (_random.Next(3600), _random.Next(2600));
        for (var y = top; y < top + 300; y++) _random.NextBytes(_scene.AsSpan(Header.Length + (((y * Width) + left) * 3), 900));
        return Run("/usr/bin/cjpeg", "-quality 88", _scene);
    }

    /// <summary>Scaled in steps of an eighth, as a JPEG decoder does it.</summary>
    public byte[] Scale(byte[] jpeg, int longestSide) =>
        Run("/usr/bin/cjpeg", "-quality 82", Run("/usr/bin/djpeg", $"-scale {Math.Max(1, longestSide * 8 / Width)}/8 -ppm", jpeg));

    private static byte[] Run(string program, string arguments, byte[] input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var feeding = Task.Run(() =>
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        });
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        feeding.Wait();
        process.WaitForExit();
        return output.ToArray();
    }
}
