namespace Payments;

internal readonly record struct CurrencyEntry(string Code, short NumericCode, byte MinorUnitDigits, string Name);
