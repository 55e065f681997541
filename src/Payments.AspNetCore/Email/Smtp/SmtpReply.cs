namespace Payments.AspNetCore;

/// <summary>What a mail server answers: a code of three digits, and a text for each line of the answer.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsPositive => Code is >= 200 and < 300;

    public bool IsRefusal => Code is >= 400 and < 600;

    public bool IsPermanent => Code >= 500;

    /// <summary>Whether the answer to EHLO names an extension.</summary>
    public bool Offers(string extension) =>
        Lines.Skip(1).Any(line => line.Split(' ')[0].Equals(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The parameters of an extension, in capitals.</summary>
    public IReadOnlyList<string> ParametersOf(string extension) =>
        [
            .. Lines
                .Skip(1)
                .Select(line => line.Split(' '))
                .Where(words => words[0].Equals(extension, StringComparison.OrdinalIgnoreCase))
                .SelectMany(words => words.Skip(1))
                .Select(word => word.ToUpperInvariant()),
        ];

    public override string ToString() => $"{Code} {string.Join(' ', Lines)}";
}
