using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Payments;

/// <summary>
/// Calls one of the host's handlers with an event, in a scope of its own. A handler that is not done in time counts as one that threw:
/// host code must not hold a lease, or a place in the loop, forever.
/// </summary>
internal sealed class EventDispatcher
{
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly OrderedDictionary<string, EventHandlerRegistration> _handlers = new(StringComparer.Ordinal);

    public EventDispatcher(
        IServiceScopeFactory scopes,
        IEnumerable<EventHandlerRegistration> handlers,
        TimeProvider time,
        IOptions<PaymentsOptions> options
    )
    {
        _scopes = scopes;
        _time = time;
        _limit = options.Value.HandlerTimeout;
        foreach (var handler in handlers)
            _handlers.Add(FreeKey(handler.Name), handler);
    }

    /// <summary>How long a handler may take over one event.</summary>
    public TimeSpan LongestWait => _limit;

    /// <summary>The keys of the handlers that take the event, in the order of their registration.</summary>
    public IEnumerable<string> KeysFor(PaymentEvent paymentEvent) =>
        _handlers.Where(handler => handler.Value.Takes(paymentEvent)).Select(handler => handler.Key);

    public bool Knows(string key) => _handlers.ContainsKey(key);

    public string NameOf(string key) => _handlers[key].Name;

    public async Task CallAsync(string key, PaymentEvent paymentEvent, CancellationToken cancellationToken)
    {
        var scope = _scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            using var limit = new CancellationTokenSource(_limit, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            // On a thread of its own, for a handler may also block the thread that it is called on.
            var call = Task.Run(() => _handlers[key].InvokeAsync(scope.ServiceProvider, paymentEvent, either.Token).AsTask(), either.Token);
            await call.WaitAsync(either.Token).ConfigureAwait(false);
        }
    }

    // The same handler may be registered more than once, and is then called as often.
    private string FreeKey(string name)
    {
        for (var number = 1; ; number++)
        {
            var key = KeyOf(number == 1 ? name : $"{name} {number}");
            if (!_handlers.ContainsKey(key))
                return key;
        }
    }

    private static string KeyOf(string name)
    {
        Span<char> key = stackalloc char[Base62.Length128];
        Base62.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16), key);
        return key.ToString();
    }
}
