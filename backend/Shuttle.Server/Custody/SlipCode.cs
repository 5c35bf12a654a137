using System.Globalization;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody;

/// <summary>
/// The signed QR on the resident's slip. It is not the tracking link, which the resident may pass on: whoever follows a request must not be
/// able to receive its papers.
/// </summary>
public static class SlipCode
{
    /// <param name="district">Kemendagri code of the office.</param>
    public static string Of(SignedCodes codes, string district, Request request) =>
        codes.Sign(new(CodeKind.Slip, district, request.Number, request.CreatedAt, null, [request.ServiceCode, request.Items.Count.ToString(CultureInfo.InvariantCulture)]));

    /// <summary>True when the scanned text, alone or as the end of a link, is this request's slip.</summary>
    public static bool Proves(SignedCodes codes, string district, Request request, string? text) =>
        codes.Read(text?.Trim().Split('/')[^1]) is { Kind: CodeKind.Slip } slip && slip.Number == request.Number && slip.District == district;
}
