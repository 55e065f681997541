using BenchmarkDotNet.Attributes;

namespace Payments.Benchmarks;

/// <summary>Finding a currency by its code, beside a dictionary.</summary>
[MemoryDiagnoser]
public class CurrencyLookups
{
    private readonly Dictionary<string, Currency> _byCode = Currency.All.ToDictionary(currency => currency.Code, StringComparer.Ordinal);
    private readonly string _code = "GBP";
    private readonly byte[] _codeUtf8 = "GBP"u8.ToArray();

    [Benchmark(Baseline = true)]
    public bool Dictionary() => _byCode.TryGetValue(_code, out _);

    [Benchmark]
    public bool Characters() => Currency.TryGet(_code, out _);

    [Benchmark]
    public bool Utf8() => Currency.TryGet(_codeUtf8, out _);

    [Benchmark]
    public bool IgnoringCase() => Currency.TryGetIgnoreCase(_codeUtf8, out _);
}
