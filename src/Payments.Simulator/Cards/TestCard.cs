using Payments.Simulator;

namespace Payments;

/// <summary>
/// A published card of the simulator. Any expiry that has not passed and any security code of the brand's length go with it.
/// </summary>
public sealed class TestCard
{
    internal TestCard(string number, string description, CardBehaviour behaviour)
    {
        Number = number;
        Description = description;
        Behaviour = behaviour;
        Brand = CardBrands.Key(CardBrands.Detect(number));
    }

    /// <summary>Digits only.</summary>
    public string Number { get; }

    /// <summary>Lower case, such as "visa".</summary>
    public string Brand { get; }

    /// <summary>The number's last four digits.</summary>
    public string Last4 => Number[^4..];

    /// <summary>The number in groups as it is printed on the card: 4-6-5 for 15 digits, 4-6-4 for 14, fours otherwise.</summary>
    public string GroupedNumber =>
        Number.Length is 14 or 15
            ? $"{Number[..4]} {Number[4..10]} {Number[10..]}"
            : string.Join(' ', Number.Chunk(4).Select(static group => new string(group)));

    /// <summary>What a charge of it does.</summary>
    public TestCardEffect Effect => Behaviour.Effect;

    /// <summary>
    /// Why a charge of it is declined: at once, once the payer has authenticated, or once it is saved, by its
    /// <see cref="Effect"/>. Null where none is.
    /// </summary>
    public DeclineCode? DeclineCode => Behaviour.Code;

    /// <summary>
    /// Why its payer disputes what was paid; null where <see cref="Effect"/> is not <see cref="TestCardEffect.Dispute"/>.
    /// </summary>
    public DisputeReason? DisputeReason => Behaviour.Reason;

    /// <summary>For people, in English: what the card is and does, such as "Visa, declined: insufficient funds".</summary>
    public string Description { get; }

    internal CardBehaviour Behaviour { get; }

    /// <summary>The description and the last four digits.</summary>
    public override string ToString() => $"{Description} (…{Last4})";
}
