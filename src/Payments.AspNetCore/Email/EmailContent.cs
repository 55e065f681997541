namespace Payments.AspNetCore;

/// <summary>What a mail says, before it is text or HTML.</summary>
internal sealed record EmailContent
{
    public required string Language { get; init; }

    public required string Subject { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    public IReadOnlyList<PageFact> Facts { get; init; } = [];

    public EmailLink? Link { get; init; }

    public required IReadOnlyList<string> Footer { get; init; }
}
