using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;

namespace Payments.AspNetCore.Tests.Synapto.Sdk;

/// <summary>
/// A test-mode provider that does as the card's last four digits say, and asks payers to authenticate on a page elsewhere.
/// </summary>
internal sealed class CardNumberProvider(TimeProvider time) : IPaymentProvider, ICardTokenizer, ICaptureProvider, ICardVault
{
    public const string Approved = "4242424242424242";
    public const string Declined = "4000000000000002";
    public const string NoMoney = "4000000000009995";
    public const string Stolen = "4000000000009979";
    public const string Challenged = "4000002500003155";
    public const string AnswerLost = "4000000000000077";

    private readonly ConcurrentDictionary<string, string> _approvedElsewhere = new();

    public string Name => "scripted";

    public bool Livemode => false;

    /// <summary>How many charges it was asked for.</summary>
    public int Charges => _charges;

    private int _charges;

    public static HostPlan Plan { get; } =
        new() { Services = services => services.Insert(0, ServiceDescriptor.Singleton<IPaymentProvider, CardNumberProvider>()) };

    /// <summary>The payer has authenticated, and nobody was told yet.</summary>
    public void Pass(string key) => _approvedElsewhere[key] = key;

    public ValueTask<Result<TokenizedCard>> TokenizeAsync(CardDetails card, CancellationToken cancellationToken) =>
        new(
            card.Number == "4111111111111111"
                ? new Refusal(RefusalKind.Invalid, "invalid_cvc", "The security code is no such code")
                : new TokenizedCard(
                    "tok_" + card.Number[^4..],
                    new CardSummary(CardBrands.Key(CardBrands.Detect(card.Number)), card.Number[^4..], card.ExpiryMonth, card.ExpiryYear)
                )
        );

    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _charges);
        return new(
            ((PaymentSource.Card)request.Source).Token[^4..] switch
            {
                "0002" => new ChargeOutcome.Declined(DeclineCode.CardDeclined),
                "9995" => new ChargeOutcome.Declined(DeclineCode.InsufficientFunds),
                "9979" => new ChargeOutcome.Declined(DeclineCode.StolenCard),
                "3155" => new ChargeOutcome.RequiresAction("ref_" + request.Key, ActionOf(request.Key), time.GetUtcNow().AddMinutes(15)),
                "0077" => new ChargeOutcome.Unknown("the line was cut"),
                _ when request.AuthorizeOnly => new ChargeOutcome.Authorized("ref_" + request.Key, time.GetUtcNow().AddDays(7)),
                _ => new ChargeOutcome.Approved("ref_" + request.Key) { SavedToken = request.SaveCard ? "kept_4242" : null },
            }
        );
    }

    public ValueTask<ChargeOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken) =>
        new(new ChargeOutcome.Captured("ref_" + request.Key, request.Amount));

    public ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        new(
            _approvedElsewhere.ContainsKey(key)
                ? new ChargeOutcome.Approved("ref_" + key)
                : new ChargeOutcome.Declined(DeclineCode.Released)
        );

    public ValueTask<ChargeOutcome> AbandonActionAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        ReleaseAsync(owner, key, cancellationToken);

    public ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken) =>
        new(
            request.Source.Token[^4..] switch
            {
                "0002" => new SetupOutcome.Declined(DeclineCode.CardDeclined),
                "3155" => new SetupOutcome.RequiresAction(ActionOf(request.Key), time.GetUtcNow().AddMinutes(15)),
                var last4 => new SetupOutcome.Saved("kept_" + last4),
            }
        );

    public ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        new(new SetupOutcome.Unknown());

    public ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        new(new SetupOutcome.Declined(DeclineCode.Released));

    public ValueTask ForgetAsync(Owner owner, string token, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private static NextAction.RedirectToUrl ActionOf(string key) => new("https://issuer.example/challenge/" + key);
}
