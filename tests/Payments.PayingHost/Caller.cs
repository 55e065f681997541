using Payments.Providers;

namespace Payments.PayingHost;

/// <summary>
/// One who creates payments and pays them, the next as soon as the last is acknowledged, and looks at earlier ones between them.
/// </summary>
internal sealed class Caller(PaymentEngine payments, PaymentSimulator simulator, ToldCallers told, Random random)
{
    // The simulator reads its ledger whole at each start: it is kept from growing faster than the file is converted.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(15);

    private static readonly Owner _shop = Owner.Test("acct_shop");

    private static readonly string _approved = TestCards.All[0].Number;

    private static readonly string _declined = TestCards
        .All.First(card => card.Description.Contains("declined without a reason", StringComparison.Ordinal))
        .Number;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // Whoever had no answer when the host was killed pays again; nobody may be charged twice for it.
            await PayAsync(told.TakeUnanswered() ?? await CreateAsync());
            if (told.SomeOld(random) is { } old)
                await ReadOldAsync(old.Session, old.Intent);
            await Task.Delay(_pause, TimeProvider.System, CancellationToken.None);
        }
    }

    public async Task<string> CreateAsync()
    {
        var request = new CheckoutSessionRequest
        {
            Amount = Money.FromMinorUnits(random.Next(100, 90_000), random.Next(3) == 0 ? Currency.Eur : Currency.Gbp),
        };
        var session = (await payments.CheckoutSessions.CreateAsync(_shop, request)).Value;
        told.NoteCreated(session.Id, session.Amount.MinorUnits);
        _ = (await payments.CheckoutSessions.GetAsync(_shop, session.Id)).Value;
        return session.Id;
    }

    private async Task PayAsync(string session)
    {
        if (random.Next(10) == 0)
            await TryAsync(session, _declined);
        if (await TryAsync(session, _approved) is { Session.IsPaid: true } attempt)
            told.NotePaid(session, attempt.Intent.Id, attempt.Charge.Id);
    }

    // Refused where the attempt of before the kill is not decided yet, or has paid.
    private async Task<PaymentAttempt?> TryAsync(string session, string number)
    {
        var card = (await simulator.TokenizeAsync(new CardDetails(number, 12, 2040, "123"), CancellationToken.None)).Value;
        var attempt = await payments.CheckoutSessions.PayAsync(_shop, session, card);
        return attempt.IsSuccess ? attempt.Value : null;
    }

    private async Task ReadOldAsync(string session, string intent)
    {
        var (paid, succeeded) = (
            (await payments.CheckoutSessions.GetAsync(_shop, session)).Value,
            (await payments.PaymentIntents.GetAsync(_shop, intent)).Value
        );
        if (!paid.IsPaid || succeeded.Status != IntentStatus.Succeeded)
            throw new InvalidOperationException($"{session} was paid, and is {paid.Status} now; {intent} is {succeeded.Status}.");
    }
}
