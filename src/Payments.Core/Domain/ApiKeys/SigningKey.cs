namespace Payments;

/// <summary>A key of this installation's own, by which it knows again what it signed.</summary>
/// <param name="Purpose">What it signs, such as "checkout_token"; its id.</param>
/// <param name="Secret">32 random bytes, in base 64. Kept in the clear, as everything else is whose opening it guards.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record SigningKey(string Purpose, string Secret, DateTimeOffset CreatedAt)
{
    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => $"signing key of {Purpose}";
}
