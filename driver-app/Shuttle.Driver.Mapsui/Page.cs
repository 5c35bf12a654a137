using Avalonia.Controls;
using Shuttle.Driver.Store;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Head;

/// <summary>One page: builds its controls from the core's state, again after every change. What is being typed lives in its fields.</summary>
abstract class Page
{
    public Shell Shell { get; set; } = null!;

    protected Session Session => Shell.Session;
    protected DriverApp App => Shell.Session.App;
    protected Words Words => Shell.Session.Words;
    protected Kit Kit => Shell.Kit;

    public abstract Control Build();

    /// <summary>Built again when something changed in the background; a page with a text box is not, or it would lose what is typed.</summary>
    public virtual bool Follows => true;

    /// <summary>Built again every second: it shows a clock.</summary>
    public virtual bool Ticks => false;

    protected Button Back() => Kit.Button(Words["go.back"], Shell.Back);
}

/// <summary>A page of one run.</summary>
abstract class RunPage(Guid runId) : Page
{
    protected Guid RunId => runId;
    protected StoredRun Run => App.Store.GetRun(runId);
}
