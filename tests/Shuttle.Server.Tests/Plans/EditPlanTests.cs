using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Server.Plans;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Plans;

/// <summary>A dispatcher changes a draft through the door, on both databases.</summary>
public abstract class EditPlanTests(Provider provider)
{
    [Fact]
    public async Task A_moved_stop_is_timed_at_once_and_undo_and_redo_bring_the_times_back()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await DraftAsync(dispatcher);
        var (from, to) = (plan.Content.Routes[0], plan.Content.Routes[1]);
        var leg = from.Stops[0].LegId;

        var moved = await ChangeAsync(dispatcher, plan, new() { Kind = ChangeKind.Move, LegIds = [leg], ShiftId = to.ShiftId, Position = 0 });
        Assert.Equal(leg, moved.Content.Routes.Single(r => r.ShiftId == to.ShiftId).Stops[0].LegId);
        Assert.DoesNotContain(moved.Content.Routes.Where(r => r.ShiftId == from.ShiftId).SelectMany(r => r.Stops), s => s.LegId == leg);
        Assert.Equal(plan.Content.Figures.Stops, moved.Content.Figures.Stops);
        // Routes that nobody touched keep their times to the second.
        foreach (var route in plan.Content.Routes.Skip(2))
            Assert.Equal(route.Stops.Select(s => s.Arrival), moved.Content.Routes.Single(r => r.ShiftId == route.ShiftId).Stops.Select(s => s.Arrival));

        var undone = await ChangeAsync(dispatcher, moved, new() { Kind = ChangeKind.Undo });
        Assert.Equal(Times(plan), Times(undone));
        var redone = await ChangeAsync(dispatcher, undone, new() { Kind = ChangeKind.Redo });
        Assert.Equal(Times(moved), Times(redone));
        Assert.Equal("plan-nothing-to-redo", await ServerHost.RefusedAsync(await SendAsync(dispatcher, redone, new() { Kind = ChangeKind.Redo }), HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Of_two_dispatchers_the_later_is_told_what_the_other_did_and_nothing_is_overwritten()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var one = await server.SignInAsync("rute");
        using var other = await server.SignInAsync("rute");
        var plan = await DraftAsync(one);
        var (first, second) = (plan.Content.Routes[0].Stops[0], plan.Content.Routes[1].Stops[0]);

        var changed = await ChangeAsync(one, plan, new() { Kind = ChangeKind.Aside, LegIds = [first.LegId] });
        var late = await SendAsync(other, plan, new() { Kind = ChangeKind.Aside, LegIds = [second.LegId] });
        var problem = JsonSerializer.Deserialize<JsonElement>(await late.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("plan-changed", problem.GetProperty("code").GetString());
        Assert.Contains(first.RequestNumber, problem.GetProperty("findings")[0].GetString());

        var now = await other.GetFromJsonAsync<PlanView>($"plans/{plan.PlanId}", ContractJson.Options);
        Assert.Equal(changed.Revision, now!.Revision);
        Assert.Equal([first.LegId], now.Content.Unserved.Select(u => u.LegId));
        Assert.Equal("plan-needs-if-match", await ServerHost.RefusedAsync(await other.PostAsJsonAsync($"plans/{plan.PlanId}/changes", new PlanChange { Kind = ChangeKind.Undo }, ContractJson.Options), HttpStatusCode.PreconditionRequired));
    }

    [Fact]
    public async Task Two_changes_to_the_same_revision_at_the_same_moment_leave_one()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await DraftAsync(dispatcher);
        var legs = plan.Content.Routes.SelectMany(r => r.Stops).Take(4).Select(s => s.LegId).ToList();
        var replies = await Task.WhenAll(legs.Select(leg => SendAsync(dispatcher, plan, new() { Kind = ChangeKind.Aside, LegIds = [leg] })));
        Assert.Single(replies, r => r.IsSuccessStatusCode);
        foreach (var late in replies.Where(r => !r.IsSuccessStatusCode)) Assert.Equal("plan-changed", await ServerHost.RefusedAsync(late, HttpStatusCode.Conflict));
        var now = await dispatcher.GetFromJsonAsync<PlanView>($"plans/{plan.PlanId}", ContractJson.Options);
        Assert.Single(now!.Content.Unserved);
    }

    [Fact]
    public async Task What_is_pinned_stays_when_the_rest_is_optimised_again()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await DraftAsync(dispatcher);
        var (from, to) = (plan.Content.Routes[0], plan.Content.Routes[1]);
        var leg = from.Stops[^1].LegId;
        var aside = from.Stops[0].LegId;

        var moved = await ChangeAsync(dispatcher, plan, new() { Kind = ChangeKind.Move, LegIds = [leg], ShiftId = to.ShiftId });
        var pinned = await ChangeAsync(dispatcher, moved, new() { Kind = ChangeKind.Pin, LegIds = [leg], ShiftId = to.ShiftId });
        var set = await ChangeAsync(dispatcher, pinned, new() { Kind = ChangeKind.Aside, LegIds = [aside] });
        var job = await ServerHost.Json(await dispatcher.PostAsJsonAsync("plans/jobs", new StartOf(ServerHost.Monday, plan.PlanId, set.Revision, 1), ContractJson.Options));
        var ended = await EndedAsync(dispatcher, job.GetProperty("jobId").GetGuid());
        Assert.Equal(("done", plan.PlanId), (ended.GetProperty("state").GetString(), ended.GetProperty("planId").GetGuid()));

        var after = (await dispatcher.GetFromJsonAsync<PlanView>($"plans/{plan.PlanId}", ContractJson.Options))!;
        Assert.Contains(leg, after.Content.Routes.Single(r => r.ShiftId == to.ShiftId).Stops.Select(s => s.LegId));
        Assert.Equal([(aside, "Aside")], after.Content.Unserved.Select(u => (u.LegId, u.Reason)));
        Assert.Empty(after.Content.Broken);
        // The search is an edit like any other: it can be taken back.
        Assert.Equal(Times(set), Times(await ChangeAsync(dispatcher, after, new() { Kind = ChangeKind.Undo })));
    }

    [Fact]
    public async Task A_broken_rule_is_shown_and_not_mended()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await DraftAsync(dispatcher);
        // The visit with the latest window goes first: everything behind it waits for it and is late beyond what is allowed.
        var last = plan.Content.Routes.SelectMany(r => r.Stops).MaxBy(s => s.WindowFrom)!;
        var route = plan.Content.Routes.MaxBy(r => r.Stops.Count(s => s.WindowUntil < last.WindowFrom.AddHours(-2)))!;
        var moved = await ChangeAsync(dispatcher, plan, new() { Kind = ChangeKind.Move, LegIds = [last.LegId], ShiftId = route.ShiftId, Position = 0 });
        Assert.Contains(moved.Content.Broken, b => b.Code == "WindowMissed" && b.ShiftId == route.ShiftId);
        Assert.Equal(last.LegId, moved.Content.Routes.Single(r => r.ShiftId == route.ShiftId).Stops[0].LegId);
        Assert.Equal(moved.Content.Broken.Count, moved.Content.Figures.Broken);

        // Even so the engine explains the rest.
        var stop = moved.Content.Routes.First(r => r.ShiftId != route.ShiftId).Stops[0];
        var why = await ServerHost.Json(await dispatcher.GetAsync($"plans/{plan.PlanId}/legs/{stop.LegId}/why"));
        Assert.True(why.GetProperty("lenient").GetBoolean());
    }

    [Fact]
    public async Task The_engine_says_why_and_what_if_and_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await DraftAsync(dispatcher);
        var stop = plan.Content.Routes[0].Stops[0];
        var why = await ServerHost.Json(await dispatcher.GetAsync($"plans/{plan.PlanId}/legs/{stop.LegId}/why"));
        Assert.Equal(plan.Content.Routes[0].ShiftId, why.GetProperty("shiftId").GetGuid());
        Assert.True(why.GetProperty("places").GetArrayLength() + why.GetProperty("impossible").GetArrayLength() >= 2);
        // Left out it would be an unkept promise.
        Assert.Equal("promises", why.GetProperty("leftOut")[0].GetProperty("level").GetString());
        Assert.True(why.GetProperty("leftOut")[0].GetProperty("value").GetInt64() > 0);

        var answer = await ServerHost.Json(await dispatcher.PostAsJsonAsync($"plans/{plan.PlanId}/what-if", new WhatIf { OneMoreLike = plan.Content.Routes[0].ShiftId }, ContractJson.Options));
        Assert.Equal(plan.Content.Figures.Stops, answer.GetProperty("then").GetProperty("stops").GetInt32());
        Assert.Equal("plan-what-if-empty", await ServerHost.RefusedAsync(await dispatcher.PostAsJsonAsync($"plans/{plan.PlanId}/what-if", new WhatIf(), ContractJson.Options), HttpStatusCode.UnprocessableEntity));
        Assert.Equal(plan.Revision, (await dispatcher.GetFromJsonAsync<PlanView>($"plans/{plan.PlanId}", ContractJson.Options))!.Revision);
    }

    internal sealed record StartOf(DateOnly Day, Guid? PlanId, int Revision, int Seconds);

    internal static async Task<PlanView> DraftAsync(HttpClient dispatcher)
    {
        var reply = await dispatcher.PostAsJsonAsync("plans", new { day = ServerHost.Monday });
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        return (await reply.Content.ReadFromJsonAsync<PlanView>(ContractJson.Options))!;
    }

    internal static async Task<HttpResponseMessage> SendAsync(HttpClient dispatcher, PlanView plan, PlanChange change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"plans/{plan.PlanId}/changes") { Content = JsonContent.Create(change, options: ContractJson.Options) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{plan.Revision}\"");
        return await dispatcher.SendAsync(request);
    }

    internal static async Task<PlanView> ChangeAsync(HttpClient dispatcher, PlanView plan, PlanChange change)
    {
        var reply = await SendAsync(dispatcher, plan, change);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        return (await reply.Content.ReadFromJsonAsync<PlanView>(ContractJson.Options))!;
    }

    internal static async Task<JsonElement> EndedAsync(HttpClient dispatcher, Guid job)
    {
        while (true)
        {
            var now = await ServerHost.Json(await dispatcher.GetAsync($"plans/jobs/{job}"));
            if (now.GetProperty("state").GetString() != "running") return now;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    internal static string Times(PlanView plan) => string.Join('\n', plan.Content.Routes.OrderBy(r => r.ShiftId)
        .Select(r => string.Join(' ', r.Stops.Select(s => $"{s.LegId}@{s.ServiceStart:HH:mm:ss}")) + $" {r.Departure:HH:mm:ss}–{r.Return:HH:mm:ss}"));
}

public sealed class EditPlanOnSqliteTests() : EditPlanTests(Provider.Sqlite);

public sealed class EditPlanOnPostgresTests() : EditPlanTests(Provider.Postgres);
