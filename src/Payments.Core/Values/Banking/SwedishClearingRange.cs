namespace Payments;

/// <summary>A run of clearing numbers of one bank.</summary>
/// <param name="First">The first, four digits.</param>
/// <param name="Last">The last.</param>
/// <param name="Bank">The bank's name.</param>
/// <param name="Form">How its account numbers are built.</param>
internal readonly record struct SwedishClearingRange(int First, int Last, string Bank, SwedishAccountForm Form);
