namespace Payments.Providers;

/// <summary>What a processor is asked to take.</summary>
/// <param name="Key">The charge's id, by which the processor must know it again.</param>
/// <param name="Owner">Whose charge it is.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="Token">What the processor's card fields, or <see cref="ICardTokenizer"/>, gave for the card.</param>
public sealed record ChargeRequest(string Key, Owner Owner, Money Amount, string Token)
{
    /// <summary>Says nothing of the token: a host may have put there what no log may hold.</summary>
    public override string ToString() => $"{Key} of {Owner}: {Amount}";
}
