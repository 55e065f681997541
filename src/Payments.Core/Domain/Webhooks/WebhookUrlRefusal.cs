namespace Payments;

/// <summary>Why a URL cannot be an endpoint, in the order of precedence: the first that applies is the answer.</summary>
public enum WebhookUrlRefusal
{
    /// <summary>Nothing is wrong with it.</summary>
    None,

    /// <summary>It is null or empty.</summary>
    Missing,

    /// <summary>It has more than 2,048 characters, as given or after it was re-serialised in ASCII.</summary>
    TooLong,

    /// <summary>It holds white space, a control or invisible character, a backslash, or half of a surrogate pair.</summary>
    IllegalCharacter,

    /// <summary>It does not begin with <c>https://</c> or <c>http://</c> and a host.</summary>
    NotAbsolute,

    /// <summary>It begins with <c>http://</c> and the rules want <c>https://</c>.</summary>
    NotHttps,

    /// <summary>It is not a URL: its port or host cannot be read.</summary>
    Malformed,

    /// <summary>It carries a user name or password before the host.</summary>
    UserInfo,

    /// <summary>It carries a part after <c>#</c>, which is never sent.</summary>
    Fragment,

    /// <summary>Its host is neither a DNS name of legal length and characters nor an IP address without a zone.</summary>
    InvalidHost,

    /// <summary>Its host is this machine or a name without a dot, and the rules want a public one.</summary>
    LocalHost,

    /// <summary>Its port is not among those that the rules allow.</summary>
    PortNotAllowed,
}
