namespace Payments.AspNetCore;

/// <summary>A refused field and why; the words are chosen by <see cref="PageTexts.Message"/>.</summary>
internal readonly record struct CardFieldError(CardField Field, CardFieldProblem Problem);
