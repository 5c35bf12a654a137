using System.Security.Claims;

namespace Shuttle.Server.Platform;

/// <summary>Claims of our own beside the standard ones.</summary>
public static class ShuttleClaims
{
    public const string District = "district";
    public const string Area = "area";
}

/// <summary>
/// The district (kecamatan) this unit of work belongs to; nobody sees another's rows. Set once by the door (from the account, or from a
/// public page's address) or by a job; unset means that no row is visible.
/// </summary>
public sealed class CurrentDistrict
{
    public Guid? Id { get; private set; }

    public Guid Required => Id ?? throw new InvalidOperationException("No district has been set for this unit of work.");

    /// <summary>For the door: once, for the whole unit of work.</summary>
    public void Set(Guid id)
    {
        if (Id is { } old && old != id) throw new InvalidOperationException("The district of a unit of work cannot change.");
        Id = id;
    }

    /// <summary>For the installation's own work over several districts (imports, jobs): one district at a time.</summary>
    public IDisposable Enter(Guid id)
    {
        var outer = Id;
        Id = id;
        return new Leaving(this, outer);
    }

    private sealed class Leaving(CurrentDistrict current, Guid? outer) : IDisposable
    {
        public void Dispose() => current.Id = outer;
    }
}

/// <summary>Who is asking; read from the signed-in principal.</summary>
public sealed class CurrentUser(IHttpContextAccessor http)
{
    private ClaimsPrincipal? Principal => http.HttpContext?.User;

    public Guid? Id => Guid.TryParse(Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
    public Guid Required => Id ?? throw new InvalidOperationException("Nobody is signed in.");
    public string Name => Principal?.FindFirstValue(ClaimTypes.Name) ?? "-";
    public string? Role => Principal?.FindFirstValue(ClaimTypes.Role);
    public string? Area => Principal?.FindFirstValue(ShuttleClaims.Area);
}
