namespace Payments.Simulator;

/// <param name="Last4">The digits that select it.</param>
/// <param name="Effect">What the payer does.</param>
/// <param name="Words">The same in English, to follow who the payer is.</param>
internal sealed record PayerNumber(string Last4, TestPayerEffect Effect, string Words);
