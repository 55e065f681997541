namespace Payments.AspNetCore;

/// <summary>
/// How payers reach one dialect's pages: the token in the URL, the session that it opens, and where the payer goes afterwards.
/// </summary>
internal interface IHostedPageAccess
{
    /// <summary>The page's route.</summary>
    HostedPageRoute Route { get; }

    /// <summary>
    /// The session that a token opens, in its present state; null for every other token, so that no caller learns what is wrong with it.
    /// One that opened it until its time was over says so.
    /// </summary>
    /// <param name="token">The token in the URL as it was sent; null without one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<OpenedPage?> OpenAsync(string? token, CancellationToken cancellationToken);

    /// <summary>
    /// The token of the page that follows a payment of this session; it is good at least until the payer's time to act is over.
    /// </summary>
    ValueTask<string> FollowAsync(CheckoutSession session, CancellationToken cancellationToken);

    /// <summary>
    /// Where the payer goes once the dialect counts the session as done, with what it adds to the merchant's URL; null where
    /// there is no such URL.
    /// </summary>
    string? SuccessUrl(CheckoutSession session);

    /// <summary>The id of the payment as the dialect's API knows it, for the payer's receipt.</summary>
    string PaymentId(CheckoutSession session, Charge? charge);

    /// <summary>Whether the payer goes there as soon as this charge is submitted, and not only once it is paid.</summary>
    bool ReturnsOnceSubmitted(Charge charge);
}

/// <summary>A session that a token opens.</summary>
/// <param name="Session">The session, in its present state.</param>
/// <param name="CanPay">Whether the token pays it; one that does not only follows a payment that was submitted.</param>
internal sealed record OpenedPage(CheckoutSession Session, bool CanPay)
{
    /// <summary>Whether the time of the token is over: it pays and follows nothing, and the page says so.</summary>
    public bool IsOver { get; init; }
}
