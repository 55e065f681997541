using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Has a provider delete a card that is no longer saved, and retries until the provider confirms it. The row of work holds the last copy of
/// the token.
/// </summary>
internal sealed class CardForgetter(EngineServices engine) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 3;

    public string Kind => PaymentMethodStorage.ForgetWork;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var split = work.Data!.IndexOf(' ', StringComparison.Ordinal);
        var provider = work.Data[..split];
        var isForgotten =
            engine.ProviderNamed(provider) is ICardVault vault
            && await ForgetAsync(vault, work, work.Data[(split + 1)..]).ConfigureAwait(false);
        if (!isForgotten && work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError(
                "The card of {Key} of {Owner} is not forgotten by the provider \"{Provider}\" after "
                    + "{Attempts} attempts. It is retried; check that the provider is set up.",
                work.Key,
                work.Owner,
                provider,
                work.Attempt
            );

        await engine.CommitAsync(RetrySteps.Unhurried.Note(work, isForgotten, engine.Now), CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask<bool> ForgetAsync(ICardVault vault, DueWork work, string token) =>
        await ProviderCalls
            .RunAsync<string>(
                engine,
                work.Key,
                async cancellation =>
                {
                    await vault.ForgetAsync(work.Owner, token, cancellation).ConfigureAwait(false);
                    return "";
                },
                lost => lost
            )
            .ConfigureAwait(false)
            is "";
}
