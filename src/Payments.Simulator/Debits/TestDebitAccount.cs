namespace Payments;

/// <summary>A published account of the simulator that can be debited.</summary>
public sealed class TestDebitAccount
{
    internal TestDebitAccount(
        string method,
        IReadOnlyDictionary<string, string> fields,
        string number,
        TestDebitEffect effect,
        string description
    )
    {
        Method = method;
        Fields = fields;
        Number = number;
        Effect = effect;
        Description = description;
    }

    /// <summary>The method's id, such as <see cref="MethodIds.BacsDebit"/>.</summary>
    public string Method { get; }

    /// <summary>All that the method requires, by field.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>The account as people write it, such as "10-88-00 00012345".</summary>
    public string Number { get; }

    /// <summary>What comes of a debit.</summary>
    public TestDebitEffect Effect { get; }

    /// <summary>For people, in English, such as "Is paid".</summary>
    public string Description { get; }

    /// <summary>The description and the account.</summary>
    public override string ToString() => $"{Description} ({Number})";
}
