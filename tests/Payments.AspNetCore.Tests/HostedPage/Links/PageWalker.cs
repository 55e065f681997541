using System.Net;
using System.Text.RegularExpressions;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Links;

/// <summary>A browser without scripts and without cookies that goes where a page leads, and follows every link that it finds.</summary>
internal sealed partial class PageWalker(CheckoutHost host, string acceptLanguage = "")
{
    // What a page may be: there, with something to correct, too late or over.
    private static readonly int[] _pages = [200, 409, 410, 422];

    public Answer Page { get; private set; } = null!;

    public Uri At { get; private set; } = null!;

    public string Body => WebUtility.HtmlDecode(Page.Body);

    /// <summary>Whether the page asks for a card, or for the choice of a method.</summary>
    public bool CanPay => ActionOf("card_number").Length > 0 || ActionOf("method").Length > 0;

    public async Task GoAsync(string link)
    {
        At = At is null ? new Uri(link) : new Uri(At, link);
        Page = await SendAsync(new HttpRequestMessage(HttpMethod.Get, At));
        if (Page.Status == 308)
        {
            At = new Uri(At, Page.Header("Location"));
            Page = await SendAsync(new HttpRequestMessage(HttpMethod.Get, At));
        }

        Assert.True(_pages.Contains(Page.Status), $"{Page.Status} at {At}");
    }

    /// <summary>Posts to where a form leads, and goes on to the page that follows.</summary>
    public async Task PostAsync(string action, params (string Name, string Value)[] fields)
    {
        At = new Uri(At, action);
        Page = await SendAsync(
            new HttpRequestMessage(HttpMethod.Post, At)
            {
                Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))),
            }
        );
        if (Page.Status == 303)
            await GoAsync(Page.Header("Location")!);
        else
            Assert.True(_pages.Contains(Page.Status), $"{Page.Status} at {At}");
    }

    /// <summary>Pays by card from wherever the page is: by the card's form alone, or by the steps.</summary>
    public async Task PayByCardAsync(string number)
    {
        (string, string)[] card = [("card_number", number), ("card_expiry", "12/34"), ("card_cvc", "123"), ("card_name", "Ada Lovelace")];
        if (!Page.Body.Contains("name=\"step\"", StringComparison.Ordinal))
        {
            await PostAsync(ActionOf("card_number"), card);
            return;
        }

        if (!Page.Body.Contains("name=\"card_number\"", StringComparison.Ordinal))
            await ChooseAsync("card");
        await SendAsync("details", card);
        if (Page.Status == 200)
            await SendAsync("confirm");
    }

    /// <summary>Chooses a method as its form by GET does, in the first currency.</summary>
    public async Task ChooseAsync(string method)
    {
        var form = Forms().Single(found => found.Contains($"name=\"method\" value=\"{method}\"", StringComparison.Ordinal));
        await GoAsync(GetLinks(form).First());
    }

    /// <summary>Sends the form of a step as it is, with what is typed.</summary>
    public async Task SendAsync(string step, params (string Name, string Value)[] typed)
    {
        var form = Forms().First(found => found.Contains($"name=\"step\" value=\"{step}\"", StringComparison.Ordinal));
        var fields = Fields(form).Where(field => typed.All(given => given.Name != field.Name) && field.Name != "step");
        await PostAsync(Attribute(form, "action"), [.. fields, ("step", step), .. typed]);
    }

    /// <summary>Goes where the page's first link or refresh of a kind leads.</summary>
    public Task FollowAsync(string pattern) =>
        GoAsync(WebUtility.HtmlDecode(Regex.Match(Page.Body, pattern).Groups[1].Value is { Length: > 0 } link ? link : "none:" + pattern));

    public string ActionOf(string field) =>
        Attribute(Forms().FirstOrDefault(form => form.Contains($"name=\"{field}\"", StringComparison.Ordinal), ""), "action");

    /// <summary>
    /// Follows every link from this page to pages of this site, and theirs, and returns the pages. A form leads to its action, and to each
    /// of its options; a page that is followed has its status. Pages in another language than this one, or with prices in a third
    /// currency, are followed to, and not from: they are the same pages once more.
    /// </summary>
    public async Task<IReadOnlyList<(Uri At, Answer Page)>> FollowAllAsync()
    {
        string? currency = null;
        var found = new List<(Uri, Answer)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<Uri>([At]);
        while (next.TryDequeue(out var at))
        {
            if (at.Authority != At.Authority || !seen.Add(at.GetLeftPart(UriPartial.Query)))
                continue;
            var page = await SendAsync(new HttpRequestMessage(HttpMethod.Get, at));
            Assert.True(_pages.Contains(page.Status), $"{page.Status} at {at}, from {At}");
            if (page.Header("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) != true)
                continue;
            found.Add((at, page));
            Assert.True(found.Count < 500, $"The pages from {At} have no end.");
            if (LanguageOf(page) != LanguageOf(Page) || (CurrencyOf(at) is { Length: > 0 } shown && shown != (currency ??= shown)))
                continue;
            foreach (var link in LinksOf(page.Body))
                next.Enqueue(new Uri(at, link));
        }

        return found;
    }

    private static IEnumerable<string> LinksOf(string html) =>
        LinkPattern()
            .Matches(FormPattern().Replace(html, form => IsByGet(form.Value) ? "" : form.Value))
            .Select(match => WebUtility.HtmlDecode(match.Groups.Cast<Group>().Skip(1).First(group => group.Success).Value))
            .Concat(FormPattern().Matches(html).Select(form => form.Value).Where(IsByGet).SelectMany(GetLinks))
            .Where(link => !link.StartsWith("mailto:", StringComparison.Ordinal) && !link.StartsWith("data:", StringComparison.Ordinal));

    private IEnumerable<string> Forms() => FormPattern().Matches(Page.Body).Select(match => match.Value);

    private static bool IsByGet(string form) => Attribute(form, "method") == "get";

    private static string CurrencyOf(Uri at) => Regex.Match(at.Query, "[?&]show_in=([A-Z]{3})").Groups[1].Value;

    private static string LanguageOf(Answer page) => Regex.Match(page.Body, "<html lang=\"([^\"]+)\"").Groups[1].Value;

    // One for each option that can be chosen; a form has one choice at most.
    private static IEnumerable<string> GetLinks(string form)
    {
        var name = Attribute(SelectPattern().Match(form).Value, "name");
        return OptionPattern()
            .Matches(form)
            .Select(option => Fields(form).Append((Name: name, option.Groups[1].Value)))
            .DefaultIfEmpty(Fields(form))
            .Select(fields => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")))
            .Select(query => $"{Attribute(form, "action")}?{query}");
    }

    private static IEnumerable<(string Name, string Value)> Fields(string form) =>
        InputPattern()
            .Matches(form)
            .Select(match => match.Value)
            .Where(input =>
                !input.Contains("type=\"radio\"", StringComparison.Ordinal) || input.Contains("checked", StringComparison.Ordinal)
            )
            .Select(input => (Attribute(input, "name"), Attribute(input, "value")));

    private static string Attribute(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"\\s{name}=\"([^\"]*)\"").Groups[1].Value);

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (acceptLanguage.Length > 0)
                request.Headers.TryAddWithoutValidation("Accept-Language", acceptLanguage);
            return await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current));
        }
    }

    [GeneratedRegex(
        "\\s(?:href|action|data-status-url|data-page-url)=\"([^\"#]+)\"|http-equiv=\"refresh\" content=\"[0-9]+; url=([^\"]+)\"",
        RegexOptions.Singleline
    )]
    private static partial Regex LinkPattern();

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input [^>]*>", RegexOptions.Singleline)]
    private static partial Regex InputPattern();

    [GeneratedRegex("<select [^>]*>", RegexOptions.Singleline)]
    private static partial Regex SelectPattern();

    [GeneratedRegex("<option value=\"([^\"]*)\"", RegexOptions.Singleline)]
    private static partial Regex OptionPattern();
}
