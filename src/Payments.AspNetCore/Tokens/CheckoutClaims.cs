namespace Payments.AspNetCore;

/// <summary>What a checkout token says.</summary>
/// <param name="Owner">Whose session it is; an account, not the directory.</param>
/// <param name="SessionId">1 to 64 of A-Z, a-z, 0-9, '_' and '-'.</param>
/// <param name="Purpose">What the holder may do.</param>
/// <param name="ExpiresAt">The first moment at which it is worth nothing, 1970 or later; a token holds whole seconds and drops
/// the rest.</param>
internal sealed record CheckoutClaims(Owner Owner, string SessionId, CheckoutTokenPurpose Purpose, DateTimeOffset ExpiresAt);
