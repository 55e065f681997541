namespace Payments;

/// <summary>Why a text is not the number of a mobile phone, in order of precedence.</summary>
public enum MobileNumberProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>
    /// It is not written as a phone number: letters, too short for any country, or without a country's code where none is known.
    /// </summary>
    NotANumber,

    /// <summary>It begins with the code of another country.</summary>
    OtherCountry,

    /// <summary>The country's numbering plan has no such number.</summary>
    NotInUse,

    /// <summary>The plan has it, and not for mobile phones.</summary>
    NotMobile,
}
