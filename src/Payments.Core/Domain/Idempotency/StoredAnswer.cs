namespace Payments;

/// <summary>An answer as it was given first, to be given again.</summary>
/// <param name="Code">The dialect's status code.</param>
/// <param name="Body">The body, byte for byte as UTF-8.</param>
public sealed record StoredAnswer(int Code, string Body);
