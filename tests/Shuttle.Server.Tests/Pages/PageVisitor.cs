using System.Net;
using System.Text.RegularExpressions;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Pages;

/// <summary>Somebody with a browser that runs no scripts: opens pages, fills in forms, presses buttons, follows redirects, keeps cookies.</summary>
public sealed partial class PageVisitor : IDisposable
{
    private readonly HttpClient _http;

    public PageVisitor(ServerHost server)
    {
        _http = new(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = server.Address };
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    /// <summary>The page as it was drawn last.</summary>
    public string Html { get; private set; } = "";
    public Uri Url { get; private set; } = null!;
    public HttpStatusCode Status { get; private set; }

    public async Task<PageVisitor> OpenAsync(string address)
    {
        await ReadAsync(await _http.GetAsync(address));
        return this;
    }

    /// <summary>Sends a form of the page with what stands in it, changed by <paramref name="fields"/>; null takes a field away.</summary>
    /// <param name="form">Name of the form (its @formname).</param>
    /// <param name="file">A file to go along: field and bytes.</param>
    /// <param name="fields">Name and value.</param>
    public async Task<PageVisitor> SendAsync(string form, (string Field, byte[] Bytes)? file, params (string Name, string? Value)[] fields)
    {
        var values = Fields(form).Where(f => !fields.Any(g => g.Name == f.Name)).Concat(fields.Where(f => f.Value is not null).Select(f => (f.Name, Value: f.Value!)));
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in values) body.Add(new StringContent(value), name);
        if (file is { } photo) body.Add(new ByteArrayContent(photo.Bytes), photo.Field, "foto.jpg");
        await ReadAsync(await _http.PostAsync(Url, body));
        return this;
    }

    public static async Task<PageVisitor> SignedInAsync(ServerHost server, string userName)
    {
        var visitor = new PageVisitor(server);
        await visitor.OpenAsync("/masuk?sebagai=petugas");
        return await visitor.SendAsync("staff", null, ("Form.UserName", userName), ("Form.Password", "antar-jemput"));
    }

    public static async Task<PageVisitor> ResidentAsync(ServerHost server, string phone)
    {
        var visitor = new PageVisitor(server);
        await visitor.OpenAsync("/masuk");
        await visitor.SendAsync("phone", null, ("Form.Phone", phone));
        var code = ShownCode().Match(visitor.Html).Groups[1].Value;
        return await visitor.SendAsync("code", null, ("Form.Code", code), ("Form.Name", "Warga Uji"));
    }

    /// <summary>Texts that a screen reader is alerted to.</summary>
    public string Alert => string.Join(' ', Alerts().Matches(Html).Select(m => WebUtility.HtmlDecode(Tags().Replace(m.Groups[1].Value, " ")))).Trim();

    public string? Hidden(string name) => Inputs().Matches(Html).Select(m => m.Value).Where(i => Attribute(i, "name") == name).Select(i => Attribute(i, "value")).FirstOrDefault();

    public IReadOnlyList<string> Choices(string name) => [.. Inputs().Matches(Html).Select(m => m.Value).Where(i => Attribute(i, "name") == name).Select(i => Attribute(i, "value") ?? "")];

    private IEnumerable<(string Name, string Value)> Fields(string form)
    {
        var whole = Forms().Matches(Html).Select(m => m.Value).First(f => f.Contains($"value=\"{form}\"", StringComparison.Ordinal));
        foreach (Match input in Inputs().Matches(whole))
        {
            if (Attribute(input.Value, "name") is not { } name || Attribute(input.Value, "type") == "file") continue;
            var ticked = Attribute(input.Value, "type") is not ("checkbox" or "radio") || input.Value.Contains(" checked", StringComparison.Ordinal);
            if (ticked) yield return (name, Attribute(input.Value, "value") ?? "");
        }
        foreach (Match select in Selects().Matches(whole))
            if (Chosen().Match(select.Value) is { Success: true } chosen) yield return (select.Groups[1].Value, WebUtility.HtmlDecode(chosen.Groups[1].Value));
    }

    private async Task ReadAsync(HttpResponseMessage reply) =>
        (Html, Url, Status) = (await reply.Content.ReadAsStringAsync(), reply.RequestMessage!.RequestUri!, reply.StatusCode);

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<select name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();

    [GeneratedRegex("role=\"alert\"[^>]*>(.*?)</div>", RegexOptions.Singleline)]
    private static partial Regex Alerts();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("data-shown-code>(\\d{6})<")]
    private static partial Regex ShownCode();
}
