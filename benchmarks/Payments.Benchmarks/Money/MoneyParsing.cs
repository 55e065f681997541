using System.Buffers.Text;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Payments.Benchmarks;

/// <summary>Reading an amount, beside the runtime's readers of a bare integer, which check neither form nor currency.</summary>
[MemoryDiagnoser]
public class MoneyParsing
{
    private string _minorUnits = "";
    private string _major = "";
    private byte[] _minorUnitsUtf8 = [];
    private byte[] _majorUtf8 = [];

    [Params(10_000, 123_456_789_012_345_678)]
    public long Units { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var amount = Money.FromMinorUnits(Units, Currency.Gbp);
        _minorUnits = amount.ToMinorUnitString();
        _major = amount.ToDecimalString();
        _minorUnitsUtf8 = Encoding.UTF8.GetBytes(_minorUnits);
        _majorUtf8 = Encoding.UTF8.GetBytes(_major);
    }

    [Benchmark(Baseline = true)]
    public bool RuntimeInteger() => long.TryParse(_minorUnits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    [Benchmark]
    public bool RuntimeIntegerUtf8() => Utf8Parser.TryParse(_minorUnitsUtf8, out long _, out int _);

    [Benchmark]
    public bool RuntimeDecimal() => decimal.TryParse(_major, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    [Benchmark]
    public bool MinorUnits() => Money.TryParseMinorUnits(_minorUnits, Currency.Gbp, out _, out _);

    [Benchmark]
    public bool MinorUnitsUtf8() => Money.TryParseMinorUnits(_minorUnitsUtf8, Currency.Gbp, out _, out _);

    [Benchmark]
    public bool Major() => Money.TryParseDecimal(_major, Currency.Gbp, out _, out _);

    [Benchmark]
    public bool MajorUtf8() => Money.TryParseDecimal(_majorUtf8, Currency.Gbp, out _, out _);
}
