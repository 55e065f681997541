using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Payments;

/// <summary>
/// Calls all of the host's handlers with an event, concurrently and each in its own scope, and then throws what they threw. A
/// handler that is not done in time counts as one that threw: host code must not hold a lease, or a place in the loop, forever.
/// </summary>
internal sealed class EventDispatcher(
    IServiceScopeFactory scopes,
    IEnumerable<EventHandlerRegistration> handlers,
    TimeProvider time,
    IOptions<PaymentsOptions> options
)
{
    private readonly EventHandlerRegistration[] _handlers = [.. handlers];

    /// <summary>How long the handlers may take over one event.</summary>
    public TimeSpan LongestWait => options.Value.HandlerTimeout;

    public async Task DispatchAsync(PaymentEvent paymentEvent, CancellationToken cancellationToken)
    {
        var calls = new Task<Exception?>[_handlers.Length];
        for (var i = 0; i < calls.Length; i++)
            calls[i] = TryAsync(_handlers[i], paymentEvent, cancellationToken);

        var thrown = (await Task.WhenAll(calls).ConfigureAwait(false)).OfType<Exception>().ToList();
        if (thrown.Count > 0)
            throw new AggregateException(
                $"{thrown.Count} of {_handlers.Length} handlers threw on {paymentEvent.Id} {paymentEvent.Type}.",
                thrown
            );
    }

    private async Task<Exception?> TryAsync(
        EventHandlerRegistration handler,
        PaymentEvent paymentEvent,
        CancellationToken cancellationToken
    )
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            await CallAsync(handler, scope.ServiceProvider, paymentEvent, cancellationToken).ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // Whatever one handler throws, the others are called too.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return exception;
        }
        finally
        {
            await scope.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask CallAsync(
        EventHandlerRegistration handler,
        IServiceProvider services,
        PaymentEvent paymentEvent,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(options.Value.HandlerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var call = handler.InvokeAsync(services, paymentEvent, either.Token);
        if (!call.IsCompletedSuccessfully)
            await call.AsTask().WaitAsync(either.Token).ConfigureAwait(false);
    }
}
