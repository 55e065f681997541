namespace Payments.AspNetCore;

/// <summary>The pages that were mapped. Sessions get their URLs by a page's name, which can stand for one place only.</summary>
internal sealed class HostedPageRoutes
{
    private readonly HashSet<string> _mapped = new(StringComparer.Ordinal);

    /// <summary>The page for sessions that the host made itself, or null where none was mapped.</summary>
    public HostedPageRoute? ForHost { get; private set; }

    /// <summary>The name of the one challenge page that URLs are made from.</summary>
    public const string Challenge = "payments.challenge";

    private bool _hasChallenge;

    /// <summary>True for the first challenge page that is mapped: there is one for each dialect, and each serves every challenge.</summary>
    public bool AddChallenge() => !_hasChallenge && (_hasChallenge = true);

    /// <summary>Notes a page.</summary>
    /// <param name="route">Where it stands.</param>
    /// <param name="forHost">Whether it opens by <see cref="CheckoutSession.PageToken"/>, as sessions of the host's own need it.</param>
    /// <exception cref="InvalidOperationException">The page is mapped already.</exception>
    public void Add(HostedPageRoute route, bool forHost)
    {
        if (!_mapped.Add(route.Name))
            throw new InvalidOperationException($"{route.Name} is mapped already. Call MapCheckoutEndpoints() once for each dialect.");
        if (forHost)
            ForHost ??= route;
    }
}
