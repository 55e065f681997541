using System.Buffers;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Payments.AspNetCore;

/// <summary>What <see cref="CheckoutBranding"/> accepts, and the words in which it refuses.</summary>
internal static partial class BrandingRules
{
    internal const int LongestName = 80;
    internal const int LongestUrl = 2048;
    internal const int LongestDataUrl = 65_536;
    internal const int LongestEmail = 254;

    // The logo's origin goes into a Content-Security-Policy, where these characters end a directive or a source.
    private static readonly SearchValues<char> PolicyDelimiters = SearchValues.Create(" ;,'\"*");

    internal static string Name(string? value)
    {
        var name = value?.Trim();
        return name is { Length: > 0 and <= LongestName } && !name.Any(char.IsControl)
            ? name
            : throw Refused(
                nameof(CheckoutBranding.DisplayName),
                $"must be 1 to {LongestName} characters without control characters. Write "
                    + "the name that payers know, such as \"Rosewood Ceramics\"."
            );
    }

    internal static string Color(string? value) =>
        RgbColor.TryParse(value, out var color)
            ? color.ToString()
            : throw Refused(
                nameof(CheckoutBranding.AccentColor),
                "must be a colour of the form \"#rrggbb\". Write six hexadecimal digits after \"#\", such as \"#14594a\"."
            );

    internal static string? Logo(string? value)
    {
        if (value is null)
            return null;
        if (DataImage().IsMatch(value) && value.Length <= LongestDataUrl)
            return value;
        if (value is ['/', not ('/' or '\\'), ..] && value.Length <= LongestUrl && IsPlain(value))
            return value;
        return HttpsUrl(value)
            ?? throw Refused(
                nameof(CheckoutBranding.LogoUrl),
                "must be an absolute https URL, a path that begins with one \"/\", or a \"data:image/…;base64,…\" URL of a PNG, JPEG, GIF, "
                    + $"WebP or SVG of at most {LongestDataUrl} characters. Write for example "
                    + "\"https://example.com/logo.svg\", or leave it out."
            );
    }

    internal static string? Link(string? value, string option) =>
        value is null
            ? null
            : HttpsUrl(value)
                ?? throw Refused(
                    option,
                    "must be an absolute https URL without user name. Write for example \"https://example.com/help\", or leave it out."
                );

    internal static string? Email(string? value)
    {
        if (value is null)
            return null;
        return value.Length <= LongestEmail && IsPlain(value) && MailAddress.TryCreate(value, out var address) && address.Address == value
            ? value
            : throw Refused(
                nameof(CheckoutBranding.SupportEmail),
                "must be one plain e-mail address. Write for example \"help@example.com\", or leave it out."
            );
    }

    private static string? HttpsUrl(string value) =>
        value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        && value.Length <= LongestUrl
        && IsPlain(value)
        && Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && uri.IdnHost.Length > 0
        && CanStandInPolicy(uri)
            ? uri.AbsoluteUri
            : null;

    private static bool CanStandInPolicy(Uri uri) => !uri.GetLeftPart(UriPartial.Authority).AsSpan().ContainsAny(PolicyDelimiters);

    private static bool IsPlain(string value) =>
        !value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\\' or '<' or '>' or '"');

    private static ArgumentException Refused(string option, string rule) => new($"{nameof(CheckoutBranding)}.{option} {rule}", option);

    [GeneratedRegex(@"\Adata:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DataImage();
}
