using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>
/// Plays a sequence of steps, each drawn from a number, against a real engine and the model of a session whose payer acts
/// outside, and compares the two after each. All that is due is done after each step.
/// </summary>
public sealed partial class RailsRun
{
    private const long Amount = 10_000_00;
    private static readonly long[] Totals = [0, 1, 4_000_00, 9_999_99, 10_000_00, 10_000_01, 25_000_00];
    private static readonly int[] Seconds = [1, 20, 300, 1_800, 1_860, 7_200];

    private readonly RailsShop _shop;
    private readonly RailsModel _model;
    private readonly Dictionary<string, Charge> _before = [];
    private readonly HashSet<ChargeStatus> _seen = [];
    private CheckoutSession _session;
    private Func<string, ChargeOutcome> _answer = _ => new ChargeOutcome.Unknown("silence");
    private RefundOutcome _refund = new RefundOutcome.Succeeded("back");

    private RailsRun(RailsShop shop, CheckoutSession session, LatePaymentPolicy late)
    {
        (_shop, _session) = (shop, session);
        _model = new RailsModel(Amount, late, session.OneAttempt, session.ExpiresAt);
        shop.Provider.OnResolve = key =>
        {
            var outcome = _answer(key);
            _model.Learn(_model.Charges.Single(charge => charge.Id == key), outcome, shop.Now, asked: true);
            return new(outcome);
        };
        shop.Provider.OnRefund = request =>
        {
            _model.Refunded(request.Key, request.ChargeKey, request.Amount.MinorUnits, _refund);
            return new(_refund);
        };
    }

    /// <summary>Plays all steps, and says which states charges were seen in.</summary>
    /// <param name="store">New and empty, with the tables of <see cref="PaymentsSchema.Current"/>.</param>
    /// <param name="numbers">The first says how the shop is set up, each other one stands for one step; 30 at most.</param>
    public static async Task<IReadOnlySet<ChargeStatus>> PlayAsync(IPaymentStore store, IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var setup = numbers.Count == 0 ? 0 : numbers[0];
        var late = (LatePaymentPolicy)(setup % 3);
        await using var shop = new RailsShop(store, late, random: new SeededRandom(1));
        var run = new RailsRun(shop, await shop.OpenAsync(oneAttempt: setup / 3 % 3 == 0, lifetime: TimeSpan.FromHours(2)), late);
        await run.CompareAsync();
        foreach (var number in numbers.Skip(1))
        {
            await run.StepAsync(number % 16, number / 16 % 1_000);
            await run.CompareAsync();
        }

        return run._seen;
    }

    private Task StepAsync(int kind, int choice) =>
        kind switch
        {
            0 or 1 or 2 => SubmitAsync(choice),
            3 or 4 or 5 => TellAsync(
                choice / 7,
                key => new ChargeOutcome.Received("ref_" + key, Money.FromMinorUnits(Totals[choice % 7], Currency.Ngn))
            ),
            6 => TellAsync(
                choice / 4,
                key =>
                    (choice % 4) switch
                    {
                        0 => new ChargeOutcome.Approved("ref_" + key),
                        1 => new ChargeOutcome.Pending(),
                        2 => new ChargeOutcome.Unknown("lost"),
                        _ => new ChargeOutcome.Received("ref_" + key, Money.FromMinorUnits(Amount, Currency.Usd)),
                    }
            ),
            7 => TellAsync(choice, _ => new ChargeOutcome.Declined(DeclineCode.PayerRefused)),
            8 => RefusedOrNotAsync(_shop.Host.CancelAsync(_session), _model.Cancel()),
            9 => RefusedOrNotAsync(_shop.Host.ExpireAsync(_session), _model.Expire()),
            10 => DecideAsync(choice, _shop.AcceptAsync, _model.Accept),
            11 => DecideAsync(choice, _shop.ReturnFundsAsync, _model.GiveBack),
            12 => RefundAsync(choice),
            13 => Do(() =>
                _refund = (choice % 3) switch
                {
                    0 => new RefundOutcome.Pending(),
                    1 => new RefundOutcome.Failed("closed"),
                    _ => new RefundOutcome.Succeeded("back"),
                }
            ),
            14 => Do(() => _answer = Answer(choice % 8)),
            _ => Do(() => _shop.Time.Advance(TimeSpan.FromSeconds(Seconds[choice % Seconds.Length]))),
        };

    private Func<string, ChargeOutcome> Answer(int choice) =>
        choice switch
        {
            0 => _ => new ChargeOutcome.Unknown("silence"),
            1 => key => new ChargeOutcome.Approved("asked_" + key),
            2 => _ => new ChargeOutcome.Declined(DeclineCode.PayerRefused),
            3 => key => new ChargeOutcome.Received("asked_" + key, Money.FromMinorUnits(3_000_00, Currency.Ngn)),
            4 => _ => new ChargeOutcome.AwaitingPayment("asked", RailsProvider.Instructions, _session.CreatedAt.AddHours(1)),
            _ => _ => new ChargeOutcome.Pending(),
        };

    private async Task SubmitAsync(int choice)
    {
        ChargeOutcome? answered = null;
        _shop.Provider.OnCharge = request =>
        {
            answered = (choice % 10) switch
            {
                < 6 => RailsProvider.Awaits(request),
                6 => new ChargeOutcome.Pending(),
                7 => new ChargeOutcome.Unknown("reset"),
                8 => new ChargeOutcome.Declined(DeclineCode.PayerRefused),
                _ => new ChargeOutcome.Approved("at once " + request.Key),
            };
            return new(answered);
        };
        var refusal = _model.Refusal;
        var quoted = await _shop.Engine.Quotes.CreateForSessionAsync(_session, MethodIds.BankTransfer, Currency.Ngn);
        Assert.Equal(refusal, quoted.Refusal?.Code);
        if (refusal is not null)
            return;

        var submitted = await _shop.SubmitAsync(_session, quoted.Value.Id);
        Assert.Equal(_model.Charges.Count >= Limits.ChargesPerIntent ? "too_many_charges" : null, submitted.Refusal?.Code);
        if (!submitted.IsSuccess)
            return;
        var charge = new RailsModelCharge(submitted.Value.Charge.Id) { Until = submitted.Value.Charge.PayableUntil };
        _model.Charges.Add(charge);
        _model.Learn(charge, answered!, _shop.Now, asked: false);
    }

    private async Task TellAsync(int choice, Func<string, ChargeOutcome> outcomeOf)
    {
        if (Chosen(choice) is not { } charge)
            return;
        var outcome = outcomeOf(charge.Id);
        await _shop.TellAsync(_before[charge.Id], outcome);
        _model.Learn(charge, outcome, _shop.Now, asked: false);
    }

    private async Task DecideAsync(int choice, Func<Charge, Task<Result<Charge>>> decide, Func<RailsModelCharge, string?> model)
    {
        if (Chosen(choice) is { } charge)
            Assert.Equal(model(charge), (await decide(_before[charge.Id])).Refusal?.Code);
    }

    private async Task RefundAsync(int choice)
    {
        if (Chosen(choice / 5) is not { } charge)
            return;
        var asked = (choice % 5) switch
        {
            0 or 1 => (long?)null,
            2 => 1,
            3 => 4_000,
            _ => 11_000,
        };
        Assert.Equal(_model.Refund(charge, asked * 100), (await _shop.RefundAsync(_before[charge.Id], asked)).Refusal?.Code);
    }

    private RailsModelCharge? Chosen(int choice) => _model.Charges.Count == 0 ? null : _model.Charges[choice % _model.Charges.Count];

    private static async Task RefusedOrNotAsync(Task<Result<CheckoutSession>> ended, string? refusal) =>
        Assert.Equal(refusal, (await ended).Refusal?.Code);

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
