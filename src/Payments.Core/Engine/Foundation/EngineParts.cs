using System.Collections.Concurrent;

namespace Payments;

/// <summary>
/// The engine's parts, each made once, when it is first asked for. A part says what it is made of in its own <c>Of</c>, so that
/// nothing lists the parts.
/// </summary>
/// <param name="engine">What every part needs.</param>
/// <param name="host">The host's services, for what only one concept needs of them.</param>
internal sealed class EngineParts(EngineServices engine, IServiceProvider host)
{
    private readonly ConcurrentDictionary<Type, object> _parts = new();
    private readonly Lock _gate = new();

    public EngineServices Engine => engine;

    public IServiceProvider Host => host;

    /// <summary>The one part of this type.</summary>
    public T Once<T>(Func<EngineParts, T> make)
        where T : class
    {
        if (_parts.TryGetValue(typeof(T), out var made))
            return (T)made;

        // The lock may be entered again: a part asks for the parts it is made of.
        lock (_gate)
        {
            if (!_parts.TryGetValue(typeof(T), out made))
                _parts[typeof(T)] = made = make(this);
            return (T)made;
        }
    }
}
