namespace Payments.AspNetCore;

/// <summary>A page that follows a payment.</summary>
internal interface IFollowsPayment
{
    /// <summary>
    /// Answers GET with a JSON object, of which "done" is true once the page shows something else for good, and "state" differs
    /// as soon as it shows anything else; on this site.
    /// </summary>
    string StatusUrl { get; }

    /// <summary>This page's own address, loaded again to see what came of the payment; on this site.</summary>
    string PageUrl { get; }

    /// <summary>The "state" that is shown; null where only "done" counts.</summary>
    string? State { get; }

    /// <summary>1 or more; how long a browser without scripts waits before it loads the page again.</summary>
    int RefreshSeconds { get; }
}
