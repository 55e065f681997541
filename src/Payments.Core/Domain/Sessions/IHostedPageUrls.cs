namespace Payments;

/// <summary>Knows where the hosted page stands. An ASP.NET Core host registers it; without one, sessions have no page.</summary>
public interface IHostedPageUrls
{
    /// <summary>The page's absolute URL for a token, or null where no public URL is known.</summary>
    string? For(string pageToken);

    /// <summary>The absolute URL at which a payer does what an action asks for, or null where no public URL is known.</summary>
    string? For(NextAction action);
}
