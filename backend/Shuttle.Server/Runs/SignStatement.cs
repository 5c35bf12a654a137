using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>A statement signed at the door becomes a document of the request, held by the resident until the hand-over that follows.</summary>
public sealed class SignStatement(ShuttleDb db, ServiceCatalogue catalogue, PersonalData personal, TimeProvider clock)
{
    public Refusal? Sign(StatementSigned signed, Request request, DateTimeOffset now)
    {
        if (request.Items.Find(i => i.Id == signed.ReplacesItemId) is not { Holder: HolderKind.Resident } paper) return DriverEventRules.ItemNotOnStop;
        var service = catalogue.Find(request.ServiceCode);
        if (StatementForms.Judge(signed, paper.RequirementCode, service) is { } refusal) return refusal;
        var form = StatementForms.Table.Single(f => f.Number == signed.Form);
        db.Add(new Statement
        {
            Id = signed.Id, RequestId = request.Id, Form = form.Number, ReplacesItemId = paper.Id,
            AnswersSealed = personal.Protect(JsonSerializer.Serialize(signed.Answers, ContractJson.Options)),
            WitnessesSealed = personal.Protect(JsonSerializer.Serialize(signed.Witnesses, ContractJson.Options)),
            SignatureHash = signed.SignatureSha256, SignedAt = signed.DeviceTime, ReceivedAt = now,
        });
        request.Items.Add(new DocumentItem
        {
            Id = signed.Id, DistrictId = request.DistrictId, RequestId = request.Id, RequirementCode = form.Requirement, Name = $"{form.Title.Id} ({form.Number})",
            Original = true, Holder = HolderKind.Resident,
        });
        request.Tell("statement-signed", signed.DeviceTime, now, clock, form.Number, paper.Name);
        return null;
    }

    /// <summary>Papers of a request for which a statement stands.</summary>
    public async Task<IReadOnlySet<Guid>> StatedAsync(Guid requestId, CancellationToken ct) =>
        await db.Set<Statement>().Where(s => s.RequestId == requestId).Select(s => s.ReplacesItemId).ToHashSetAsync(ct);
}
