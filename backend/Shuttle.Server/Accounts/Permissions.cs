using Microsoft.AspNetCore.Authorization;
using static Shuttle.Server.Accounts.Role;

namespace Shuttle.Server.Accounts;

/// <summary>What can be done, by name. Every endpoint and page states exactly one of these.</summary>
public static class May
{
    public const string SeePublic = "see-public";
    public const string SignIn = "sign-in";
    public const string SeeOwnAccount = "see-own-account";
    public const string BookPickup = "book-pickup";
    public const string ManageOwnRequests = "manage-own-requests";
    public const string ReceiveAtCounter = "receive-at-counter";
    public const string SendBatches = "send-batches";
    public const string IssueDocuments = "issue-documents";
    public const string SeeCustody = "see-custody";
    public const string AuditCustody = "audit-custody";
    public const string CloseRuns = "close-runs";
    public const string ConfirmAbsence = "confirm-absence";
    public const string PlanRuns = "plan-runs";
    public const string WatchRuns = "watch-runs";
    public const string ManageFleet = "manage-fleet";
    public const string DriveRuns = "drive-runs";
    public const string EnterFromPaper = "enter-from-paper";
    public const string ManageDevices = "manage-devices";
    public const string ReportPosition = "report-position";
    public const string ManageAreas = "manage-areas";
    public const string SpeakForArea = "speak-for-area";
    public const string ManageCatalogue = "manage-catalogue";
    public const string ReviewRequests = "review-requests";
    public const string RevealPersonalData = "reveal-personal-data";
    public const string SeeReveals = "see-reveals";
}

/// <summary>The one table of who may do what. An empty list of roles means everybody, signed in or not.</summary>
public static class Permissions
{
    private static readonly Role[] Everybody = [];
    private static readonly Role[] Staff = [CounterOfficer, Dispatcher, Driver, Supervisor, Admin];

    public static IReadOnlyDictionary<string, Role[]> Table { get; } = new Dictionary<string, Role[]>
    {
        [May.SeePublic] = Everybody,
        [May.SignIn] = Everybody,
        [May.SeeOwnAccount] = [Resident, RtHead, .. Staff],
        // RT/RW heads and counter officers book for people who cannot.
        [May.BookPickup] = [Resident, RtHead, CounterOfficer],
        [May.ManageOwnRequests] = [Resident, RtHead, CounterOfficer],
        [May.ReceiveAtCounter] = [CounterOfficer],
        [May.SendBatches] = [CounterOfficer],
        [May.IssueDocuments] = [CounterOfficer],
        // Staff see the hand-overs of their district, whoever booked those of their own requests.
        [May.SeeCustody] = [Resident, RtHead, CounterOfficer, Dispatcher, Supervisor, Admin],
        [May.AuditCustody] = [Supervisor, Admin],
        [May.CloseRuns] = [CounterOfficer, Supervisor],
        [May.ConfirmAbsence] = [Dispatcher],
        [May.PlanRuns] = [Dispatcher],
        [May.WatchRuns] = [Dispatcher, Supervisor, CounterOfficer],
        [May.ManageFleet] = [Dispatcher, Admin],
        [May.DriveRuns] = [Driver],
        [May.EnterFromPaper] = [CounterOfficer, Dispatcher],
        // A lost device is reported to whoever is at the office.
        [May.ManageDevices] = [CounterOfficer, Dispatcher, Admin],
        // A tracker signs in with its secret id.
        [May.ReportPosition] = Everybody,
        [May.ManageAreas] = [Admin],
        [May.SpeakForArea] = [RtHead],
        [May.ManageCatalogue] = [Admin],
        [May.ReviewRequests] = [CounterOfficer, Supervisor],
        // Whoever works on the papers; a look is written down, and only the supervisor reads who looked.
        [May.RevealPersonalData] = [CounterOfficer, Supervisor],
        [May.SeeReveals] = [Supervisor],
    };

    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var (action, roles) in Table)
            options.AddPolicy(action, policy =>
            {
                if (roles.Length == 0) policy.RequireAssertion(_ => true);
                else policy.RequireRole(roles.Select(r => r.ToString()));
            });
        // An endpoint that forgot to say what it needs is closed, and the permission test names it.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }

    /// <summary>States what an endpoint needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, string action) where TBuilder : IEndpointConventionBuilder
    {
        if (!Table.ContainsKey(action)) throw new ArgumentException($"'{action}' is not in the table of permissions.", nameof(action));
        return endpoint.RequireAuthorization(new NeedsAttribute(action));
    }
}

/// <summary>States what a page or endpoint needs: <c>@attribute [Needs(May.PlanRuns)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string action) : AuthorizeAttribute(action)
{
    public string Action { get; } = action;
}
