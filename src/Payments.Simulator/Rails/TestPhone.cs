namespace Payments;

/// <summary>A published phone number of the simulator. Any operator of its country takes it.</summary>
public sealed class TestPhone
{
    internal TestPhone(string number, string dialingCode, TestPayerEffect effect, string description)
    {
        Number = number;
        DialingCode = dialingCode;
        Effect = effect;
        Description = description;
    }

    /// <summary>In E.164, such as "+233200000001".</summary>
    public string Number { get; }

    /// <summary>What the number begins with, such as "+233".</summary>
    public string DialingCode { get; }

    /// <summary>What its owner does.</summary>
    public TestPayerEffect Effect { get; }

    /// <summary>For people, in English: whose phone it is and what happens, such as "Ghana, refuses to pay".</summary>
    public string Description { get; }

    /// <summary>The description and the number.</summary>
    public override string ToString() => $"{Description} ({Number})";
}
