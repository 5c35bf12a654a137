using Microsoft.AspNetCore.Components;
using Shuttle.Server.Fleet;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Pages.Dispatch.FleetParts;

/// <summary>
/// A kind of rows on the fleet page. One row at a time is open, named in the address; a refusal keeps it open with what was entered, and
/// what is saved leads back to the row.
/// </summary>
public abstract class FleetPart : DrawnOnce
{
    public static readonly Refusal BadField = new("fleet-field");
    private const string Page = "/rute/armada";

    [Parameter, EditorRequired] public FleetView Fleet { get; set; } = null!;
    [Parameter] public IReadOnlyList<(string Value, string Text)> Depots { get; set; } = [];
    /// <summary>The row that is being changed, or the word of what is being added.</summary>
    [Parameter] public string? Open { get; set; }
    /// <summary>The row that was saved last.</summary>
    [Parameter] public string? Saved { get; set; }
    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [Inject] protected TimeProvider Clock { get; set; } = null!;

    protected Refusal? Refusal { get; set; }

    protected IEnumerable<(string Value, string Text)> Couriers => Fleet.Couriers.Where(c => c.Active).Select(c => (c.CourierId.ToString(), c.Name));
    protected IEnumerable<(string Value, string Text)> Vehicles => Fleet.Vehicles.Where(v => v.Active).Select(v => (v.VehicleId.ToString(), v.Plate));

    protected bool IsOpen(Guid id) => Open == id.ToString();

    protected static string Edit(object row) => $"{Page}?ubah={row}#{row}";

    protected string NameOf(Guid courier) => Fleet.Couriers.FirstOrDefault(c => c.CourierId == courier)?.Name ?? "-";

    protected string PlateOf(Guid vehicle) => Fleet.Vehicles.FirstOrDefault(v => v.VehicleId == vehicle)?.Plate ?? "-";

    /// <param name="done">What became of it.</param>
    /// <param name="id">The row.</param>
    /// <param name="also">More of the address, so that the row is in view.</param>
    protected void End(Outcome<Done> done, Guid id, string also = "")
    {
        Refusal = done.Refusal;
        if (Refusal is null) Navigation.NavigateTo($"{Page}?tersimpan={id}{also}#{id}");
    }

    /// <summary>The refusal of a field whose value nobody could read.</summary>
    protected static Refusal Bad(string label, string? value) => BadField.With(Words.T(label), value ?? "");
}
