namespace Payments;

/// <summary>A published account of the simulator from which a payer sends a bank transfer.</summary>
public sealed class TestBankAccount
{
    internal TestBankAccount(string number, TestPayerEffect effect, string description)
    {
        Number = number;
        Effect = effect;
        Description = description;
    }

    /// <summary>Ten digits.</summary>
    public string Number { get; }

    /// <summary>What its owner does.</summary>
    public TestPayerEffect Effect { get; }

    /// <summary>For people, in English, such as "Account, pays 40 % and no more".</summary>
    public string Description { get; }

    /// <summary>The description and the number.</summary>
    public override string ToString() => $"{Description} ({Number})";
}
