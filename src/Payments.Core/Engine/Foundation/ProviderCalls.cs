using Microsoft.Extensions.Logging;

namespace Payments;

/// <summary>Calls a provider: an exception or a late response counts as a lost response, and money may have moved.</summary>
internal static class ProviderCalls
{
    // Between the call's time-out and the question about its outcome.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    /// <summary>When to ask for the outcome of a call that begins now, if none has been recorded by then.</summary>
    public static DateTimeOffset AskAfter(EngineServices engine, DateTimeOffset now) => now + engine.Options.ProviderTimeout + _grace;

    public static async ValueTask<T> RunAsync<T>(
        EngineServices engine,
        string key,
        Func<CancellationToken, ValueTask<T>> call,
        Func<string, T> lost
    )
        where T : class
    {
        if (engine.IsJoined)
            throw new InvalidOperationException("A provider is never called inside the host's transaction: refuse before that.");

        using var timeout = new CancellationTokenSource(engine.Options.ProviderTimeout, engine.Time);
        try
        {
            var answer = call(timeout.Token);
            return (answer.IsCompletedSuccessfully ? answer.Result : await answer.AsTask().WaitAsync(timeout.Token).ConfigureAwait(false))
                ?? throw new InvalidOperationException("The provider returned null.");
        }
#pragma warning disable CA1031 // Any exception of a provider is a lost answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Logger.LogWarning(exception, "The provider's response to {Key} was lost.", key);
            return lost(timeout.IsCancellationRequested ? "no answer in time" : exception.GetType().Name);
        }
    }
}

internal static class ProviderRefusals
{
    public static Refusal None(Owner owner) =>
        new(
            RefusalKind.WrongState,
            "no_processor",
            owner.Livemode
                ? "No provider is set up for live payments; add one to AddPayments(…), or use a test key"
                : "No provider is set up for test payments; add UseSimulator() to AddPayments(…)"
        );
}
