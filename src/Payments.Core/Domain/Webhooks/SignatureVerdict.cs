namespace Payments;

/// <summary>
/// What checking a webhook's signature found. The refusals are declared in the order they are looked for: the first that
/// applies is the answer. The default value is a refusal, so a verdict that nobody set is not trusted.
/// </summary>
public enum SignatureVerdict
{
    /// <summary>A header that the scheme needs is absent or empty.</summary>
    MissingHeader,

    /// <summary>A header is not in the scheme's form, or holds no signature of a version known here.</summary>
    Malformed,

    /// <summary>The timestamp lies further from now than the tolerance, in the past or the future.</summary>
    TimestampOutOfTolerance,

    /// <summary>No signature in the header was made over these bytes with any of the secrets.</summary>
    NoMatch,

    /// <summary>A signature was made over these very bytes with one of the secrets, at an acceptable time.</summary>
    Valid,
}
