using Avalonia;

namespace Shuttle.Driver.Head;

static class Program
{
    [STAThread]
    public static int Main(string[] args)
    {
        HeadOptions options;
        try
        {
            options = HeadOptions.Read(args);
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        return AppBuilder.Configure(() => new HeadApp(options)).UsePlatformDetect().WithInterFont().LogToTrace().StartWithClassicDesktopLifetime(args);
    }
}
