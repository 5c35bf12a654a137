using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Cli;

/// <summary>Tells on the console what a courier does, with the simulated time of day; Indonesian, or English when asked.</summary>
sealed class Narrator(TextWriter output, Words words, TimeProvider time, string who)
{
    public Words Words => words;

    public void Say(string indonesian, string english)
    {
        var line = $"{words.Time(time.GetLocalNow())}  {who,-12}  {(words == Words.English ? english : indonesian)}";
        lock (output)
            output.WriteLine(line);
    }
}
