namespace Payments;

/// <summary>One field that is wrong.</summary>
/// <param name="Field">The field's name, such as "phone_number".</param>
/// <param name="Message">For people: what is wrong and how to mend it.</param>
public sealed record FieldProblem(string Field, string Message);
