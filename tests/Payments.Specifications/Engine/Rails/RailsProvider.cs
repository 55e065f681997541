using System.Collections.Concurrent;
using Payments.Providers;

namespace Payments.Specifications;

/// <summary>
/// A provider of cards, transfers and mobile money that answers what a test says. It approves cards, lets every other payer act,
/// knows nothing when it is asked, and gives back what it is told to.
/// </summary>
public sealed class RailsProvider : IPaymentProvider, IChargeResolver, IMethodCatalog, IRefundProvider
{
    private readonly ConcurrentDictionary<string, RefundOutcome> _refunded = new();

    public string Name { get; init; } = "rails";

    public bool Livemode { get; init; }

    public IReadOnlyList<MethodOffer> Methods { get; set; } =
    [
        new MethodOffer
        {
            Method = MethodIds.Card,
            DisplayName = "Card",
            Description = "Pay by card",
            Currencies = [Currency.Usd, Currency.Ghs],
        },
        new MethodOffer
        {
            Method = MethodIds.BankTransfer,
            DisplayName = "Transfer",
            Description = "Send a transfer",
            Currencies = [Currency.Ngn, Currency.Usd],
        },
        new MethodOffer
        {
            Method = MethodIds.MobileMoney,
            DisplayName = "Mobile money",
            Description = "Answer a prompt",
            Currencies = [Currency.Ghs, Currency.Kes],
            Rails =
            [
                new PaymentRail("mtn", "MTN MoMo", [Currency.Ghs], "+233"),
                new PaymentRail("telecel", "Telecel", [Currency.Ghs], "+233"),
                new PaymentRail("mpesa", "M-Pesa", [Currency.Kes], "+254"),
            ],
            Requirements = [new Requirement(Requirement.PhoneNumber, RequirementKind.Phone)],
            Window = TimeSpan.FromMinutes(5),
        },
    ];

    public Func<ChargeRequest, ValueTask<ChargeOutcome>> OnCharge { get; set; } = request => new(Awaits(request));

    public Func<string, ValueTask<ChargeOutcome>> OnResolve { get; set; } = _ => new(new ChargeOutcome.Unknown("the test says nothing"));

    public Func<RefundRequest, ValueTask<RefundOutcome>> OnRefund { get; set; } =
        request => new(new RefundOutcome.Succeeded("back_" + request.Key));

    /// <summary>Every charge that arrived.</summary>
    public ConcurrentQueue<ChargeRequest> Charges { get; } = new();

    /// <summary>The key of every question that arrived.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>Every refund that arrived, as often as it did.</summary>
    public ConcurrentQueue<RefundRequest> Refunds { get; } = new();

    public static PaymentInstructions Instructions { get; } =
        new PaymentInstructions.BankAccount("First Bank", "0123456789", "Shop", "PAY-1");

    /// <summary>The payer must act until the time that was asked for; a card is approved.</summary>
    public static ChargeOutcome Awaits(ChargeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.PayableUntil is { } until
            ? new ChargeOutcome.AwaitingPayment("ref_" + request.Key, Instructions, until)
            : new ChargeOutcome.Approved("ref_" + request.Key);
    }

    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        Charges.Enqueue(request);
        return OnCharge(request);
    }

    public ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        Questions.Enqueue(key);
        return OnResolve(key);
    }

    /// <summary>What a key was decided to be it stays.</summary>
    public async ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Refunds.Enqueue(request);
        if (_refunded.TryGetValue(request.Key, out var known))
            return known;
        var outcome = await OnRefund(request);
        return outcome is RefundOutcome.Pending ? outcome : _refunded.GetOrAdd(request.Key, outcome);
    }
}
