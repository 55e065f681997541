namespace Payments.AspNetCore;

/// <summary>What somebody sees who has yet to pay.</summary>
internal enum ChoiceStep
{
    /// <summary>There is nothing to pay by.</summary>
    Nothing,

    /// <summary>The methods and currencies.</summary>
    Choose,

    /// <summary>The same, for the one that was named is not among them.</summary>
    ChooseAgain,

    /// <summary>What the chosen method asks for.</summary>
    Details,
}
