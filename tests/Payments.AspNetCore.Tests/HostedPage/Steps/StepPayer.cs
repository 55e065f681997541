using System.Net;
using System.Text.RegularExpressions;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>A browser without scripts that walks the steps by links and forms alone: it knows of a page only what stands in it.</summary>
internal sealed partial class StepPayer(CheckoutHost host, string url)
{
    private Uri _at = new(host.Client.BaseAddress!, url);

    /// <summary>Every page that was shown, with its headers.</summary>
    public List<string> Seen { get; } = [];

    /// <summary>Every address that was asked for.</summary>
    public List<Uri> Visited { get; } = [];

    public Answer Page { get; private set; } = null!;

    public string Body => WebUtility.HtmlDecode(Page.Body);

    public Uri At => _at;

    public async Task<Answer> OpenAsync(string? link = null)
    {
        if (link is not null)
            _at = new Uri(_at, link);
        return await ShowAsync(await host.Client.GetAsync(_at, TestContextToken.Current));
    }

    /// <summary>Chooses in the first step as the form of a method does.</summary>
    public Task<Answer> ChooseAsync(string method, string currency)
    {
        var form = Form(body => body.Contains($"name=\"method\" value=\"{method}\"", StringComparison.Ordinal));
        Assert.Contains("method=\"get\"", form, StringComparison.Ordinal);
        var fields = Fields(form);
        fields["currency"] = currency;
        Assert.Contains($"value=\"{currency}\"", form, StringComparison.Ordinal);
        return OpenAsync(
            $"{Attribute(form, "action")}?{string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"))}"
        );
    }

    /// <summary>Sends the form that has a step, by the button or the hidden field that says so.</summary>
    public async Task<Answer> SendAsync(string step, params (string Name, string Value)[] typed)
    {
        var form = Form(body => body.Contains($"name=\"step\" value=\"{step}\"", StringComparison.Ordinal));
        var fields = Fields(form);
        fields["step"] = step;
        foreach (var (name, value) in typed)
            fields[name] = value;
        return await PostAsync(Attribute(form, "action"), fields);
    }

    /// <summary>Posts by hand and follows to the page that it leads to.</summary>
    public async Task<Answer> PostAsync(string link, IReadOnlyDictionary<string, string> fields)
    {
        _at = new Uri(_at, link);
        using var content = new FormUrlEncodedContent(fields);
        var answer = await ShowAsync(await host.Client.PostAsync(_at, content, TestContextToken.Current));
        return answer.Status == 303 ? await OpenAsync(answer.Header("Location")!) : answer;
    }

    public Task<Answer> TypeCardAsync(string number = Payer.Approved, string cvc = "123") =>
        SendAsync("details", ("card_number", number), ("card_expiry", "12/34"), ("card_cvc", cvc), ("card_name", "Ada Lovelace"));

    /// <summary>What the page's script would be told.</summary>
    public async Task<string> StatusAsync() =>
        (
            await Answer.ReadAsync(
                await host.Client.GetAsync(new Uri(_at, Attribute(Page.Body, "data-status-url")), TestContextToken.Current)
            )
        ).Body;

    public Dictionary<string, string> FieldsOf(string step) =>
        Fields(Form(body => body.Contains($"name=\"step\" value=\"{step}\"", StringComparison.Ordinal)));

    public string Link(string text) =>
        WebUtility.HtmlDecode(
            Regex
                .Match(Page.Body, $"<a [^>]*href=\"([^\"]+)\"[^>]*>(?:<svg.*?</svg>)?{Regex.Escape(text)}", RegexOptions.Singleline)
                .Groups[1]
                .Value
        );

    private async Task<Answer> ShowAsync(HttpResponseMessage response)
    {
        Page = await Answer.ReadAsync(response);
        Seen.Add(Page.Body + string.Concat(Page.Headers.SelectMany(header => header)));
        Visited.Add(_at);
        return Page;
    }

    private string Form(Func<string, bool> which) =>
        FormPattern().Matches(Page.Body).Select(match => match.Value).FirstOrDefault(which)
        ?? throw new InvalidOperationException("No such form in: " + Page.Body);

    private static Dictionary<string, string> Fields(string form) =>
        InputPattern()
            .Matches(form)
            .Select(match => match.Value)
            .Where(input =>
                !input.Contains("type=\"radio\"", StringComparison.Ordinal) || input.Contains("checked", StringComparison.Ordinal)
            )
            .ToDictionary(
                input => Attribute(input, "name"),
                input => input.Contains("value=", StringComparison.Ordinal) ? Attribute(input, "value") : ""
            );

    private static string Attribute(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input [^>]*>", RegexOptions.Singleline)]
    private static partial Regex InputPattern();
}
