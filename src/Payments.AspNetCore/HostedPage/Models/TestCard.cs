namespace Payments.AspNetCore;

/// <summary>A card number to try in test mode and what comes of it.</summary>
internal sealed record TestCard(string Number, string Outcome);
