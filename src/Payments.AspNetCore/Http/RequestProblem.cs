namespace Payments.AspNetCore;

/// <summary>What is wrong with a request before any dialect has looked at its meaning.</summary>
/// <param name="Status">400, 413 or 415.</param>
/// <param name="Field">The field or header at fault; "body" where it is all of it.</param>
/// <param name="Message">What is wrong and how to mend it; names the field.</param>
internal sealed record RequestProblem(int Status, string Field, string Message);
