namespace Payments.AspNetCore;

/// <summary>The second step: what the chosen method asks for.</summary>
internal sealed record DetailsPage : StepPage, IAsksForCard
{
    /// <summary>The method, for people.</summary>
    public required string MethodName { get; init; }

    /// <summary>Its id, which picks its icon.</summary>
    public required string Method { get; init; }

    /// <summary>One sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Back to the choice; null where there is nothing to choose.</summary>
    public string? ChangeUrl { get; init; }

    /// <summary>What the form carries.</summary>
    public IReadOnlyList<HiddenValue> Hidden { get; init; } = [];

    /// <summary>The rails to choose from; none where there is nothing to choose.</summary>
    public IReadOnlyList<RailChoice> Rails { get; init; } = [];

    /// <summary>Why the chosen rail is refused; null where it is not.</summary>
    public string? RailProblem { get; init; }

    /// <summary>What to fill in; none for a card.</summary>
    public IReadOnlyList<DetailField> Fields { get; init; } = [];

    /// <summary>Whether the card's fields are shown.</summary>
    public bool AsksForCard { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<CardFieldError> Errors { get; init; } = [];

    /// <summary>The one value of the card that is filled in again.</summary>
    public string? CardholderName { get; init; }

    /// <summary>Every refused field in the order of the page: the input's id, and the message.</summary>
    internal IEnumerable<(string InputId, string Message)> Problems =>
        [
            .. RailProblem is { } rail ? [(RailChoice.FirstId, rail)] : Array.Empty<(string, string)>(),
            .. Fields.Where(known => known.Problem is not null).Select(known => (known.InputId, known.Problem!)),
        ];

    internal override int? Place => 1;

    internal override int StatusCode => Alert is not null || Errors.Count > 0 || Problems.Any() ? 422 : 200;
}

/// <summary>A value that the form carries back unseen, such as the antiforgery token.</summary>
internal sealed record HiddenValue(string Name, string Value);

/// <summary>What the payer agrees to by paying.</summary>
/// <param name="Heading">What it is.</param>
/// <param name="Paragraphs">What it means, first to last.</param>
/// <param name="Facts">The mandate's reference and the days.</param>
internal sealed record MandateNotice(string Heading, IReadOnlyList<string> Paragraphs, IReadOnlyList<PageFact> Facts);
