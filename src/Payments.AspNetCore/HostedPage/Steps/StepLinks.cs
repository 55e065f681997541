namespace Payments.AspNetCore;

/// <summary>The links of a page that was opened with a token. Nothing personal ever stands in one.</summary>
internal sealed record StepLinks(HostedPageRoute Route, string Token)
{
    public string Page => Route.Link(Token);

    public string Status => Route.StatusLink(Token);

    /// <summary>What came of the last payment.</summary>
    public string Follow => With((StepFields.Follow, "1"));

    public string Canceled => With((StepFields.Canceled, "1"));

    /// <summary>Where a form by GET goes: a browser drops the query of its address, and takes that of the fields.</summary>
    public string GetAction => Route.QueryParameter is null ? Token : Route.Path;

    /// <summary>The token as a field of a form by GET; none where the path holds it.</summary>
    public IReadOnlyList<HiddenValue> GetHidden => Route.QueryParameter is { } name ? [new(name, Token)] : [];

    public string Choice(string method, Currency currency) => With((StepFields.Method, method), (StepFields.Currency, currency.Code));

    private string With(params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var link = Page;
        foreach (var (name, value) in parameters)
            link += $"{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
        return link;
    }
}
