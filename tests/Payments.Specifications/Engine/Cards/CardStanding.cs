namespace Payments.Specifications;

/// <summary>How a charge stands at a scripted processor.</summary>
public enum CardStanding
{
    Undecided,
    Challenged,
    Declined,
    Reserved,
    Taken,
    Released,
}
