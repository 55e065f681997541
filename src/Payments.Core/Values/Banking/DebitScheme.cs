namespace Payments;

/// <summary>A scheme by which money is drawn from a payer's bank account.</summary>
public enum DebitScheme
{
    /// <summary>Bacs Direct Debit, in the United Kingdom.</summary>
    Bacs,

    /// <summary>SEPA Direct Debit Core.</summary>
    SepaCore,

    /// <summary>Autogiro, in Sweden.</summary>
    Autogiro,
}
