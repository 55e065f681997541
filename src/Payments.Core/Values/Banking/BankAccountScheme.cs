namespace Payments;

/// <summary>How a bank account is written.</summary>
public enum BankAccountScheme
{
    /// <summary>As an IBAN.</summary>
    Iban,

    /// <summary>As a sort code and an account number of the United Kingdom.</summary>
    Uk,

    /// <summary>As a clearing number and an account number of Sweden.</summary>
    Sweden,
}
