namespace Payments.AspNetCore;

/// <summary>
/// The links of a page that was opened with a token, each with what the payer chose on the way. None contains personal data.
/// </summary>
internal sealed record PageLinks(HostedPageRoute Route, string Token, PayerChoice Chosen)
{
    public string Page => With();

    /// <summary>The page after an attempt of which it shows the outcome.</summary>
    public string Retry => With((StepFields.Retry, "1"));

    public string Status => Route.StatusLink(Token);

    /// <summary>The outcome of the last payment.</summary>
    public string Follow => With((StepFields.Follow, "1"));

    public string Canceled => With((StepFields.Canceled, "1"));

    /// <summary>Where a form by GET goes: a browser drops the query of its address, and takes that of the fields.</summary>
    public string GetAction => Route.QueryParameter is null ? Token : Route.Path;

    /// <summary>The token as a field of a form by GET, where the path does not hold it, and what the payer chose.</summary>
    public IReadOnlyList<HiddenValue> GetHidden =>
        [
            .. Route.QueryParameter is { } name ? [new(name, Token)] : Array.Empty<HiddenValue>(),
            .. Chosen.Parameters.Select(parameter => new HiddenValue(parameter.Name, parameter.Value)),
        ];

    /// <summary>The choice of a method again, by a payer who sees a price in a currency: it stands first there too.</summary>
    public string ChooseAgain(Currency currency) => (this with { Chosen = Chosen with { Currency = currency } }).Page;

    /// <summary>What a method asks for.</summary>
    public string Choice(string method, Currency currency) => With((StepFields.Method, method), (StepFields.Currency, currency.Code));

    /// <summary>The page as the payer's browser is sent back to it from another site; null where the host's address is unknown.</summary>
    public string? ReturnTo(string? pageUrl, params IEnumerable<(string Name, string Value)> parameters) =>
        pageUrl is null
            ? null
            : parameters
                .Concat(Chosen.Parameters)
                .Aggregate(pageUrl, (url, parameter) => UrlParameters.Add(url, parameter.Name, parameter.Value));

    private string With(params IEnumerable<(string Name, string Value)> parameters) =>
        Route.Link(Token, parameters.Concat(Chosen.Parameters));
}
