using System.Buffers.Text;
using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace Payments.Benchmarks;

/// <summary>Writing an amount, beside the runtime's writers of a bare integer.</summary>
[MemoryDiagnoser]
public class MoneyFormatting
{
    private readonly char[] _characters = new char[32];
    private readonly byte[] _bytes = new byte[32];
    private Money _amount;

    [Params(10_000, 123_456_789_012_345_678)]
    public long Units { get; set; }

    [GlobalSetup]
    public void Prepare() => _amount = Money.FromMinorUnits(Units, Currency.Gbp);

    [Benchmark(Baseline = true)]
    public bool RuntimeInteger() => Units.TryFormat(_characters, out _, default, CultureInfo.InvariantCulture);

    [Benchmark]
    public bool RuntimeIntegerUtf8() => Utf8Formatter.TryFormat(Units, _bytes, out _);

    [Benchmark]
    public bool MinorUnits() => _amount.TryFormatMinorUnits(_characters, out _);

    [Benchmark]
    public bool MinorUnitsUtf8() => _amount.TryFormatMinorUnits(_bytes, out _);

    [Benchmark]
    public bool Major() => _amount.TryFormatDecimal(_characters, out _);

    [Benchmark]
    public bool MajorUtf8() => _amount.TryFormatDecimal(_bytes, out _);

    [Benchmark]
    public string MajorString() => _amount.ToDecimalString();
}
