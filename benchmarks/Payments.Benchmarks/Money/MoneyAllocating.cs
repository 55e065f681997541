using BenchmarkDotNet.Attributes;

namespace Payments.Benchmarks;

/// <summary>Allocation by ratios, beside a loop that rounds down, gives the last part the rest, and fails on large products.</summary>
[MemoryDiagnoser]
public class MoneyAllocating
{
    private static readonly Money Amount = Money.FromMinorUnits(1_000_003, Currency.Gbp);
    private long[] _ratios = [];
    private long[] _units = [];
    private Money[] _parts = [];

    [Params(3, 30)]
    public int Parts { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _ratios = [.. Enumerable.Range(1, Parts).Select(ratio => (long)ratio)];
        _units = new long[Parts];
        _parts = new Money[Parts];
    }

    [Benchmark(Baseline = true)]
    public long NaiveLoop()
    {
        long total = 0;
        foreach (long ratio in _ratios)
            total += ratio;
        long left = Amount.MinorUnits;
        for (int part = 0; part < _ratios.Length; part++)
        {
            _units[part] = Amount.MinorUnits * _ratios[part] / total;
            left -= _units[part];
        }

        return _units[^1] += left;
    }

    [Benchmark]
    public Money IntoRoom()
    {
        Amount.Allocate(_ratios, _parts);
        return _parts[^1];
    }

    [Benchmark]
    public Money[] IntoArray() => Amount.Allocate(_ratios);

    [Benchmark]
    public Money SplitIntoRoom()
    {
        Amount.Split(_parts);
        return _parts[^1];
    }
}
