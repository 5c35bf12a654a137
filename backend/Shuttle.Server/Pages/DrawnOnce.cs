using Microsoft.AspNetCore.Components;

namespace Shuttle.Server.Pages;

/// <summary>
/// What every page and every part of one is made from: it is drawn once what it shows has been read, not in between. A read that the database
/// answers at once continues, so a half-read component would be drawn at one place or another as the database pleases. The parts of a page read
/// one after another, as a request has one database connection.
/// </summary>
public abstract class DrawnOnce : ComponentBase, IHandleEvent
{
    private bool _read;

    [Inject] private ReadingTurn Turn { get; set; } = null!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_read)
        {
            _read = true;
            OnInitialized();
            using (await Turn.TakeAsync()) await OnInitializedAsync();
        }
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        StateHasChanged();
    }
}

/// <summary>Who of a page's parts reads: one at a time.</summary>
public sealed class ReadingTurn : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public async Task<IDisposable> TakeAsync()
    {
        await _one.WaitAsync();
        return new Taken(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Taken(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
