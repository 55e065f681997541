namespace Payments.AspNetCore.Syncgram;

/// <summary>
/// Syncgram's page, and the right to its public API: a signed, time-bound token is the last part of the path. One for paying ends with the
/// checkout; one for following a payment is made when it is submitted, and outlives the time that the payer has to act.
/// </summary>
internal sealed class Pages(PaymentEngine engine, TimeProvider time) : IHostedPageAccess
{
    private const string KeyPurpose = "checkout_token";

    // Before the end of every token: what a token that is over may still show is decided by the page.
    private static readonly DateTimeOffset _anyTime = DateTimeOffset.MinValue;
    private static readonly TimeSpan _followOn = TimeSpan.FromHours(24);

    public HostedPageRoute Route { get; } = new("Payments.HostedPage.Syncgram", "c");

    /// <summary>Makes the tokens with which a new session is paid.</summary>
    public async ValueTask<Func<CheckoutSession, string>> PayTokensAsync(CancellationToken cancellationToken)
    {
        var key = await engine.SigningKeys.GetAsync(KeyPurpose, cancellationToken).ConfigureAwait(false);
        return session =>
            CheckoutToken.Sign(new CheckoutClaims(session.Owner, session.Id, CheckoutTokenPurpose.Pay, session.ExpiresAt), key);
    }

    // The signature is checked before anything is looked up: a forged token costs no read of the store.
    public async ValueTask<OpenedPage?> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        var key = await engine.SigningKeys.GetAsync(KeyPurpose, cancellationToken).ConfigureAwait(false);
        if (
            !CheckoutToken.TryVerify(token, [key], CheckoutTokenPurpose.Pay, _anyTime, out var claims)
            && !CheckoutToken.TryVerify(token, [key], CheckoutTokenPurpose.Follow, _anyTime, out claims)
        )
            return null;

        var found = await engine.CheckoutSessions.GetAsync(claims.Owner, claims.SessionId, cancellationToken).ConfigureAwait(false);
        return found is { IsSuccess: true, Value: { Origin: Names.Origin } session }
            ? new OpenedPage(session, CanPay: claims.Purpose == CheckoutTokenPurpose.Pay) { IsOver = time.GetUtcNow() >= claims.ExpiresAt }
            : null;
    }

    public async ValueTask<string> FollowAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        var key = await engine.SigningKeys.GetAsync(KeyPurpose, cancellationToken).ConfigureAwait(false);
        var charges = await engine
            .PaymentIntents.ListChargesAsync(session.Owner, session.PaymentIntentId, cancellationToken)
            .ConfigureAwait(false);
        var latest = charges
            .Select(charge => charge.PayableUntil ?? charge.CreatedAt)
            .Append(session.ExpiresAt)
            .Append(time.GetUtcNow())
            .Max();
        return CheckoutToken.Sign(new CheckoutClaims(session.Owner, session.Id, CheckoutTokenPurpose.Follow, latest + _followOn), key);
    }

    public string PaymentId(CheckoutSession session, Charge? charge) => WireIds.Payment(session.PaymentIntentId, charge);

    public string? SuccessUrl(CheckoutSession session) =>
        session.SuccessUrl is { } url ? WithCheckout(url, Names.Checkout.Of(session.Id)) : null;

    // The account to send the money to is on the page: a payer who left at once would never learn it.
    public bool ReturnsOnceSubmitted(Charge charge) =>
        charge.State switch
        {
            ChargeState.Failed or ChargeState.Expired or ChargeState.PaidLate => false,
            ChargeState.AwaitingPayment { Instructions: PaymentInstructions.BankAccount } or ChargeState.Underpaid => false,
            ChargeState.Pending or ChargeState.Unknown => charge.Method != MethodIds.BankTransfer,
            _ => true,
        };

    /// <summary>The URL with the checkout's id as one more query parameter.</summary>
    internal static string WithCheckout(string url, string checkoutId) => UrlParameters.Add(url, "checkout_id", checkoutId);
}
