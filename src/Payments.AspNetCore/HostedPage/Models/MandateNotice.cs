namespace Payments.AspNetCore;

/// <summary>What the payer agrees to by paying.</summary>
/// <param name="Heading">What it is.</param>
/// <param name="Paragraphs">What it means, first to last.</param>
/// <param name="Facts">The mandate's reference and the days.</param>
internal sealed record MandateNotice(string Heading, IReadOnlyList<string> Paragraphs, IReadOnlyList<PageFact> Facts);
