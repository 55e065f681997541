using System.Globalization;
using System.Text.RegularExpressions;

namespace Payments.AspNetCore;

/// <summary>Where in the dialogue a mail server said something.</summary>
internal enum SmtpStep
{
    /// <summary>The connection, the greeting, EHLO and STARTTLS.</summary>
    Connect,

    /// <summary>AUTH.</summary>
    SignIn,

    /// <summary>MAIL FROM.</summary>
    MailFrom,

    /// <summary>RCPT TO.</summary>
    RcptTo,

    /// <summary>DATA, and the mail before its last dot.</summary>
    Data,

    /// <summary>The last dot.</summary>
    End,
}

/// <summary>What a mail server's reply means for the mail.</summary>
internal enum SmtpVerdict
{
    /// <summary>It has taken the mail.</summary>
    Accepted,

    /// <summary>It is busy, or wants to be asked again: the mail is tried later.</summary>
    Later,

    /// <summary>It refuses this host, whatever the mail: somebody must set that right, and the mail is tried until then.</summary>
    Host,

    /// <summary>It refuses this mail, and will again: the mail has failed.</summary>
    Message,

    /// <summary>Nobody knows whether it has taken the mail.</summary>
    Unknown,
}

/// <summary>
/// Reads replies (RFC 5321, with the enhanced codes of RFC 3463 and 4954, and what large hosts have added to them). In doubt a refusal is
/// the host's: a mail that is tried in vain costs little, one that is abandoned is lost. Pure.
/// </summary>
internal static partial class SmtpVerdicts
{
    /// <param name="step">What was replied to.</param>
    /// <param name="code">The reply's code.</param>
    /// <param name="text">Its text, all lines, with an enhanced code or without.</param>
    public static SmtpVerdict Of(SmtpStep step, int code, string text) =>
        code switch
        {
            >= 200 and < 300 when step == SmtpStep.End => SmtpVerdict.Accepted,
            // A password that must be set anew; and relays that always refuse "for the time being".
            432 when step == SmtpStep.SignIn => SmtpVerdict.Host,
            >= 400 and < 500 => step < SmtpStep.End && SaysRelay(text) ? SmtpVerdict.Host : SmtpVerdict.Later,
            >= 500 and < 600 => OfRefusal(step, code, text),
            _ => step == SmtpStep.End ? SmtpVerdict.Unknown : SmtpVerdict.Later,
        };

    private static SmtpVerdict OfRefusal(SmtpStep step, int code, string text)
    {
        // Before MAIL nothing is known of the mail. 521 is a server that takes none (RFC 7504), 523 to 539 are about signing in.
        if (step <= SmtpStep.SignIn || code is 521 or (>= 523 and <= 539) || (step < SmtpStep.End && SaysRelay(text)))
            return SmtpVerdict.Host;

        var enhanced = Enhanced().Match(text);
        return (enhanced.Success ? OfEnhanced(step, code, Part(enhanced, 1), Part(enhanced, 2)) : null)
            ?? (ThisHost().IsMatch(text) ? SmtpVerdict.Host : OfCode(step, code, text));
    }

    /// <summary>By subject and detail of an enhanced code; null where it says no more than the code alone.</summary>
    private static SmtpVerdict? OfEnhanced(SmtpStep step, int code, int subject, int detail) =>
        (subject, detail) switch
        {
            // Too big, for a mailbox or for the system. It is only ever said of the mail.
            (2, 3) or (3, 4) => SmtpVerdict.Message,
            // The sender's address, and sending in the name of another (Exchange).
            (1, 7 or 8) or (2, 252) => SmtpVerdict.Host,
            // A list that nobody may write to, and mailboxes and domains that have changed hands.
            (7, 2 or (>= 17 and <= 19)) => SmtpVerdict.Message,
            // "Message refused", which a content filter says after the dot, and before it a server that relays for nobody.
            (7, 0 or 1) => step == SmtpStep.End ? null : SmtpVerdict.Host,
            // What the mail is made of.
            (6, 0) when step == SmtpStep.End => SmtpVerdict.Message,
            (_, 0) => null,
            // The receiver's domain cannot be reached, or does not have such a mailbox (Exchange).
            (4, 1 or 4 or 310 or 312) or (1 or 2 or 6, _) => step == SmtpStep.MailFrom ? SmtpVerdict.Host : SmtpVerdict.Message,
            // Arguments: of RCPT the only one is the receiver's address.
            (5, 2 or 4) when step == SmtpStep.RcptTo && code is 501 or 553 => SmtpVerdict.Message,
            // The server, the routes from it, the dialogue and what this host may do.
            (3 or 4 or 5 or 7, _) => SmtpVerdict.Host,
            _ => null,
        };

    private static SmtpVerdict OfCode(SmtpStep step, int code, string text) =>
        (step, code) switch
        {
            // Commands out of order, or not known.
            (_, 502 or 503 or 504) => SmtpVerdict.Host,
            // After the dot much is said of the account that sends, in words of each server's own; a filter says what it found.
            (SmtpStep.End, _) => code == 552 || ThisMail().IsMatch(text) ? SmtpVerdict.Message : SmtpVerdict.Host,
            // Where it is not the mailbox that is full, RFC 5321 (4.5.3.1.10) has it tried again.
            (SmtpStep.RcptTo, 552) => SmtpVerdict.Later,
            (SmtpStep.RcptTo, 501 or (>= 510 and <= 519) or 550 or 551 or 553 or 556) => SmtpVerdict.Message,
            (SmtpStep.Data, 550 or 551 or 552 or 553) => SmtpVerdict.Message,
            _ => SmtpVerdict.Host,
        };

    // A server that relays for nobody; not one that looked for a mailbox behind it and found none.
    private static bool SaysRelay(string text) =>
        Relay().IsMatch(text) && !(Enhanced().Match(text) is { Success: true } enhanced && Part(enhanced, 1) is 1 or 2);

    private static int Part(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // At the beginning of a line, there also as "#5.7.1", or as "(#5.7.1)" at its end.
    [GeneratedRegex(@"(?:^#?|\(#)[45]\.(\d{1,3})\.(\d{1,3})(?![\d.])", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Enhanced();

    [GeneratedRegex(@"\b(relay(?! recipient table)|relaying|rcpthosts)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relay();

    // What servers without enhanced codes say of a host: who it sends as, how much, from where.
    [GeneratedRegex(
        @"authenticat|\bauth\b|\bsender\b|send ?as|\bhelo\b|\behlo\b|\bspf\b|\bdkim\b|\bdmarc\b|reverse dns|\bptr\b|black ?list|block ?list"
            + @"|\bdnsbl\b|\brbl\b|rate limit|\b(sending|daily|hourly) (\w+ ){0,3}(quota|limit)|quota exceeded"
            + @"|too many (messages|connections)"
            + @"|not verified|unverified|authori[sz]ed|reputation|\byour (account|access|ip)\b"
            + @"|\b(account|sending) (\w+ ){0,3}(suspended|paused|disabled)|\b(suspended|paused|disabled) for this account",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ThisHost();

    // What filters say of a mail.
    [GeneratedRegex(
        @"spam|virus|malware|phish|unsolicited|\bbulk\b|\bjunk\b|content|attachment|\b(size|large|big|long)\b"
            + @"|user unknown|no such (user|mailbox)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ThisMail();
}

/// <summary>A mail was refused before it was handed over: by the server, or here because no server could take it.</summary>
internal sealed class SmtpRefusedException(string message, SmtpVerdict verdict) : Exception(message)
{
    public SmtpVerdict Verdict { get; } = verdict;
}
