namespace Payments;

/// <summary>
/// What a text of a merchant's or a customer's own may hold: something, not too much, no control characters and no card number.
/// Pure.
/// </summary>
internal static class FieldText
{
    public static Refusal? Check(string? text, int longest, string field, bool multiline = false) =>
        text is null ? null
        : text.Length == 0 ? Wrong("empty_text", field, "is empty; leave it out or fill it in")
        : TextRules.IsLonger(text, longest) ? Wrong("text_too_long", field, $"has at most {longest} characters; shorten it")
        : !TextRules.IsText(text, multiline) ? Wrong("not_text", field, "is text without control characters; remove them")
        : CardNumber.IsWithin(text) ? Wrong("card_data_not_allowed", field, "holds a card number; leave it out")
        : null;

    public static Refusal? CheckUrl(string? text, Owner owner, string field, out string? url)
    {
        url = null;
        if (text is null)
            return null;
        if (CardNumber.IsWithin(text))
            return Wrong("card_data_not_allowed", field, "holds a card number; leave it out");

        var refusal = RedirectUrl.Check(text, allowHttp: false, allowHttpLoopback: !owner.Livemode, out var kept);
        url = kept;
        return refusal == RedirectUrlRefusal.None
            ? null
            : new Refusal(RefusalKind.Invalid, "invalid_url", RedirectUrl.Describe(refusal, field), field);
    }

    private static Refusal Wrong(string code, string field, string problem) => new(RefusalKind.Invalid, code, $"{field} {problem}", field);
}
