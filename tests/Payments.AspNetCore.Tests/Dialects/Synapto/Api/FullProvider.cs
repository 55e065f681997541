using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments.Providers;

namespace Payments.AspNetCore.Tests.Synapto.Api;

/// <summary>A provider that can do everything, and does as a card's token says: "declined", "challenged", or else pays.</summary>
internal sealed class FullProvider(TimeProvider time)
    : IPaymentProvider,
        ICaptureProvider,
        ICardVault,
        IRefundProvider,
        IRefundCanceler,
        IDisputeProvider
{
    public const string ChallengeUrl = "https://issuer.example/challenge?id=1";

    public string Name => "scripted";

    public bool Livemode => false;

    /// <summary>What each refund comes to.</summary>
    public RefundOutcome Refund { get; set; } = new RefundOutcome.Succeeded("refund-1");

    /// <summary>What it knows the number of each card by that it saves; null for nothing.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>What it was asked to charge, oldest first.</summary>
    public List<ChargeRequest> Charged { get; } = [];

    public List<string> Evidence { get; } = [];

    public static TokenizedCard Card(string token) => new(token, new CardSummary("visa", "4242", 12, 2030));

    /// <summary>Puts it in the place of the simulator.</summary>
    public void Replace(IServiceCollection services) => services.RemoveAll<IPaymentProvider>().AddSingleton<IPaymentProvider>(this);

    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        Charged.Add(request);
        var saved = request.SaveCard ? $"kept-{request.Key}" : null;
        return new(
            ((PaymentSource.Card)request.Source).Token switch
            {
                "declined" => new ChargeOutcome.Declined(DeclineCode.InsufficientFunds),
                "challenged" => new ChargeOutcome.RequiresAction(
                    "reference-" + request.Key,
                    new NextAction.RedirectToUrl(ChallengeUrl),
                    time.GetUtcNow().AddMinutes(15)
                ),
                _ when request.AuthorizeOnly => new ChargeOutcome.Authorized("reference-" + request.Key, time.GetUtcNow().AddDays(7))
                {
                    SavedToken = saved,
                },
                _ => new ChargeOutcome.Approved("reference-" + request.Key) { SavedToken = saved },
            }
        );
    }

    public ValueTask<ChargeOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken) =>
        new(new ChargeOutcome.Captured("reference-" + request.Key, request.Amount));

    public ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        new(new ChargeOutcome.Declined(DeclineCode.Released));

    public ValueTask<ChargeOutcome> AbandonActionAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        ReleaseAsync(owner, key, cancellationToken);

    public ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken) =>
        new(
            request.Source.Token switch
            {
                "declined" => new SetupOutcome.Declined(DeclineCode.DoNotHonor),
                "challenged" => new SetupOutcome.RequiresAction(
                    new NextAction.RedirectToUrl(ChallengeUrl),
                    time.GetUtcNow().AddMinutes(15)
                ),
                _ => new SetupOutcome.Saved($"kept-{request.Key}") { Fingerprint = Fingerprint },
            }
        );

    public ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        new(new SetupOutcome.Unknown());

    public ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        new(new SetupOutcome.Declined(DeclineCode.Released));

    public ValueTask ForgetAsync(Owner owner, string token, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken) => new(Refund);

    public ValueTask<RefundOutcome> CancelRefundAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        new(Refund is RefundOutcome.Pending ? new RefundOutcome.Canceled() : Refund);

    public ValueTask SubmitEvidenceAsync(Owner owner, string disputeReference, string evidence, CancellationToken cancellationToken)
    {
        Evidence.Add(evidence);
        return ValueTask.CompletedTask;
    }
}
