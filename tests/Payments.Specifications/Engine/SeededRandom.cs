namespace Payments.Specifications;

/// <summary>The same bytes at every run, from any thread.</summary>
public sealed class SeededRandom(int seed) : RandomSource
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public override void Fill(Span<byte> destination)
    {
        lock (_gate)
            _random.NextBytes(destination);
    }
}
