namespace Payments;

/// <summary>How the 32 bytes of an HMAC-SHA256 are written as text.</summary>
public enum SignatureEncoding
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    Hex,

    /// <summary>44 characters of standard base64 with padding.</summary>
    Base64,
}
