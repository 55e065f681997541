namespace Payments.AspNetCore;

/// <summary>Where a mail leads.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Url">The absolute URL.</param>
/// <param name="Hint">What stands above the URL itself.</param>
internal sealed record EmailLink(string Label, string Url, string Hint);
