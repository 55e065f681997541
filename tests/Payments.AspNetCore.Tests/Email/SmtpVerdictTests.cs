using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed class SmtpVerdictTests
{
    // Command, code and text of the reply, and what it means. RFC 5321, 3463 and 4954; the words are those of common servers.
    private const string Table = """
        Connect  | 421 | Service not available                                          | Later
        Connect  | 450 | 4.7.1 Helo command rejected: try again                         | Later
        Connect  | 500 | unrecognized command                                           | Host
        Connect  | 502 | 5.5.1 not implemented                                          | Host
        Connect  | 504 | 5.5.2 need fully-qualified hostname                            | Host
        Connect  | 521 | does not accept mail                                           | Host
        Connect  | 530 | 5.7.0 Must issue a STARTTLS command first                      | Host
        Connect  | 550 | 5.1.1 whatever it says                                         | Host
        Connect  | 554 | 5.7.1 Service unavailable; client host blocked                 | Host
        Connect  | 220 | at the wrong time                                              | Later
        SignIn   | 421 | 4.3.2 closing                                                  | Later
        SignIn   | 432 | 4.7.12 A password transition is needed                         | Host
        SignIn   | 454 | 4.7.0 Temporary authentication failure                         | Later
        SignIn   | 500 | 5.5.6 Authentication Exchange line is too long                 | Host
        SignIn   | 504 | 5.5.4 mechanism not supported                                  | Host
        SignIn   | 525 | 5.7.13 User account disabled                                   | Host
        SignIn   | 530 | 5.7.0 Authentication required                                  | Host
        SignIn   | 534 | 5.7.9 Authentication mechanism is too weak                     | Host
        SignIn   | 535 | 5.7.8 Authentication credentials invalid                       | Host
        SignIn   | 535 | 5.7.139 basic authentication is disabled                       | Host
        SignIn   | 538 | 5.7.11 Encryption required                                     | Host
        SignIn   | 334 | eyJzdGF0dXMiOiI0MDAifQ==                                       | Later
        MailFrom | 421 | 4.7.0 try again later                                          | Later
        MailFrom | 450 | 4.7.25 reverse DNS not there yet                               | Later
        MailFrom | 451 | local error                                                    | Later
        MailFrom | 452 | 4.3.1 insufficient system storage                              | Later
        MailFrom | 501 | 5.1.7 bad sender address syntax                                | Host
        MailFrom | 503 | 5.5.1 authenticate first                                       | Host
        MailFrom | 530 | authentication required                                        | Host
        MailFrom | 530 | 5.7.57 Client not authenticated to send mail                   | Host
        MailFrom | 530 | 5.7.0 Must issue a STARTTLS command first                      | Host
        MailFrom | 550 | not you                                                        | Host
        MailFrom | 550 | 5.1.0 address rejected                                         | Host
        MailFrom | 550 | 5.1.1 no such sender                                           | Host
        MailFrom | 550 | 5.1.8 sender domain does not exist                             | Host
        MailFrom | 550 | 5.2.1 mailbox disabled                                         | Host
        MailFrom | 550 | 5.4.5 Daily user sending limit exceeded                        | Host
        MailFrom | 550 | 5.7.1 Client does not have permissions to send as this sender  | Host
        MailFrom | 550 | 5.7.60 SendAsDenied                                            | Host
        MailFrom | 552 | exceeded storage allocation                                    | Host
        MailFrom | 552 | 5.3.4 message size exceeds fixed limit                         | Message
        MailFrom | 553 | sender address rejected: not owned by user                     | Host
        MailFrom | 553 | 5.7.1 sender address rejected: not owned by user               | Host
        MailFrom | 553 | 5.1.3 bad address syntax                                       | Host
        MailFrom | 554 | transaction failed                                             | Host
        MailFrom | 555 | parameters not recognized                                      | Host
        MailFrom | 550 | 5.6.7 non-ASCII addresses not permitted for that sender        | Host
        RcptTo   | 421 | closing                                                        | Later
        RcptTo   | 450 | 4.2.0 greylisted                                               | Later
        RcptTo   | 451 | 4.7.1 greylisting in action                                    | Later
        RcptTo   | 452 | 4.2.2 mailbox full                                             | Later
        RcptTo   | 452 | 4.5.3 too many recipients                                      | Later
        RcptTo   | 454 | 4.7.1 Relay access denied                                      | Host
        RcptTo   | 501 | 5.1.3 bad recipient address syntax                             | Message
        RcptTo   | 501 | 5.5.4 syntax error in the address                              | Message
        RcptTo   | 503 | 5.5.1 AUTH first                                               | Host
        RcptTo   | 504 | 5.5.2 helo command rejected                                    | Host
        RcptTo   | 511 | bad address                                                    | Message
        RcptTo   | 521 | 5.3.2 host takes no mail                                       | Host
        RcptTo   | 530 | 5.7.0 authentication required                                  | Host
        RcptTo   | 535 | 5.7.8 credentials invalid                                      | Host
        RcptTo   | 550 | no such mailbox                                                | Message
        RcptTo   | 550 | Requested action not taken: mailbox unavailable                | Message
        RcptTo   | 550 | 5.1.1 user unknown                                             | Message
        RcptTo   | 550 | 5.1.2 domain not found                                         | Message
        RcptTo   | 550 | 5.1.6 mailbox has moved                                        | Message
        RcptTo   | 550 | 5.1.8 sender domain does not exist                             | Host
        RcptTo   | 556 | 5.1.10 the domain has a null MX                                | Message
        RcptTo   | 550 | 5.2.1 mailbox disabled                                         | Message
        RcptTo   | 552 | 5.2.2 mailbox full                                             | Message
        RcptTo   | 552 | too many recipients                                            | Later
        RcptTo   | 550 | 5.4.1 Recipient address rejected: access denied                | Message
        RcptTo   | 550 | 5.4.5 daily SMTP relay limit exceeded for customer             | Host
        RcptTo   | 550 | 5.4.5 daily sending limit exceeded                             | Host
        RcptTo   | 550 | 5.4.6 routing loop                                             | Host
        RcptTo   | 550 | relay not permitted                                            | Host
        RcptTo   | 550 | 5.7.1 Unable to relay                                          | Host
        RcptTo   | 550 | 5.7.54 Unable to relay recipient in non-accepted domain        | Host
        RcptTo   | 551 | we do not relay                                                | Host
        RcptTo   | 551 | 5.7.1 delivery not authorized                                  | Host
        RcptTo   | 551 | user not local                                                 | Message
        RcptTo   | 553 | mailbox name not allowed                                       | Message
        RcptTo   | 553 | sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1) | Host
        RcptTo   | 554 | 5.7.1 Relay access denied                                      | Host
        RcptTo   | 554 | 5.7.1 client host blocked using a list                         | Host
        RcptTo   | 554 | transaction failed                                             | Host
        RcptTo   | 550 | Sender verify failed                                           | Host
        RcptTo   | 550 | Please turn on SMTP authentication in your mail client         | Host
        RcptTo   | 550 | 5.7.2 list expansion prohibited                                | Message
        RcptTo   | 550 | 5.7.23 SPF validation failed                                   | Host
        RcptTo   | 550 | 5.6.7 non-ASCII addresses not permitted for that recipient     | Message
        RcptTo   | 571 | delivery not authorized                                        | Host
        Data     | 421 | closing                                                        | Later
        Data     | 451 | local error                                                    | Later
        Data     | 503 | 5.5.1 no valid recipients                                      | Host
        Data     | 530 | 5.7.0 authentication required                                  | Host
        Data     | 550 | 5.1.1 user unknown                                             | Message
        Data     | 550 | no such mailbox                                                | Message
        Data     | 552 | too much mail data                                             | Message
        Data     | 554 | no                                                             | Host
        Data     | 554 | 5.7.1 client host rejected                                     | Host
        Data     | 250 | go on                                                          | Later
        End      | 250 | 2.0.0 queued                                                   | Accepted
        End      | 251 | will forward                                                   | Accepted
        End      | 421 | 4.3.2 closing                                                  | Later
        End      | 451 | 4.7.1 greylisted                                               | Later
        End      | 452 | 4.3.1 insufficient storage                                     | Later
        End      | 500 | 5.5.2 line too long                                            | Host
        End      | 503 | bad sequence                                                   | Host
        End      | 530 | 5.7.57 not authenticated                                       | Host
        End      | 550 | 5.1.1 user unknown                                             | Message
        End      | 550 | 5.4.5 Daily user sending limit exceeded                        | Host
        End      | 550 | 5.7.1 message content rejected                                 | Message
        End      | 550 | 5.7.1 this message is likely unsolicited mail                  | Message
        End      | 550 | 5.7.26 unauthenticated email is not accepted                   | Host
        End      | 550 | 5.7.60 client does not have permissions to send as this sender | Host
        End      | 552 | message exceeds fixed maximum size                             | Message
        End      | 552 | 5.3.4 message too big                                          | Message
        End      | 552 | 5.2.3 message length exceeds administrative limit              | Message
        End      | 554 | spam                                                           | Message
        End      | 554 | 5.2.252 SendAsDenied                                           | Host
        End      | 554 | 5.6.0 cannot convert                                           | Message
        End      | 554 | too many messages from this account                            | Host
        RcptTo   | 450 | 4.1.1 user unknown in relay recipient table                    | Later
        RcptTo   | 550 | 5.1.1 user unknown in relay recipient table                    | Message
        RcptTo   | 550 | user unknown in relay recipient table                          | Message
        RcptTo   | 550 | 5.1.2 relay.example: domain not found                          | Message
        RcptTo   | 550 | Your account is suspended                                      | Host
        RcptTo   | 550 | Domain not verified                                            | Host
        RcptTo   | 550 | Quota exceeded                                                 | Host
        RcptTo   | 550 | #5.7.1 Your access to submit messages has been rejected        | Host
        RcptTo   | 550 | #5.1.1 user unknown                                            | Message
        End      | 554 | Message rejected: Email address is not verified                | Host
        End      | 554 | Sending suspended for this account                             | Host
        End      | 554 | Sending paused for this account                                | Host
        End      | 554 | Access denied: User is not authorized to perform this          | Host
        End      | 550 | 5.7.0 Account suspended                                        | Host
        End      | 550 | 5.7.1 Your account has been disabled                           | Host
        End      | 550 | Quota exceeded                                                 | Host
        End      | 550 | Domain not verified                                            | Host
        End      | 554 | rejected due to the sending MTA's poor reputation              | Host
        End      | 554 | Reject due to policy restrictions                              | Host
        End      | 554 | no                                                             | Host
        End      | 550 | 5.7.1 looks like spam                                          | Message
        End      | 554 | 5.7.1 contains a virus                                         | Message
        End      | 550 | attachment not allowed                                         | Message
        End      | 554 | message too large                                              | Message
        End      | 550 | no such user here                                              | Message
        End      | 354 | go on                                                          | Unknown
        End      | 150 | what                                                           | Unknown
        """;

    public static TheoryData<string, int, string, string> Replies
    {
        get
        {
            var replies = new TheoryData<string, int, string, string>();
            foreach (var line in Table.Split('\n'))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                replies.Add(cells[0], int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), cells[2], cells[3]);
            }

            return replies;
        }
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_means(string step, int code, string text, string expected) =>
        Assert.Equal(Enum.Parse<SmtpVerdict>(expected), SmtpVerdicts.Of(Enum.Parse<SmtpStep>(step), code, text));

    [Fact]
    public void Every_code_to_every_command_means_something_and_nothing_but_the_end_is_accepted_or_unknown()
    {
        foreach (var step in Enum.GetValues<SmtpStep>())
        {
            for (var code = 100; code < 600; code++)
            {
                var verdict = SmtpVerdicts.Of(step, code, "");
                Assert.Equal(step == SmtpStep.End && code is >= 200 and < 300, verdict == SmtpVerdict.Accepted);
                Assert.Equal(
                    step == SmtpStep.End && code is < 200 or (>= 300 and < 400) && step == SmtpStep.End,
                    verdict == SmtpVerdict.Unknown
                );
                if (verdict == SmtpVerdict.Message)
                    Assert.True(code >= 500 && step >= SmtpStep.RcptTo, $"{step} {code}");
            }
        }
    }

    [Fact]
    public void The_enhanced_code_of_any_line_counts()
    {
        Assert.Equal(SmtpVerdict.Message, SmtpVerdicts.Of(SmtpStep.RcptTo, 554, "it is so:\n5.1.1 no such mailbox\nsee example.com"));
        Assert.Equal(SmtpVerdict.Message, SmtpVerdicts.Of(SmtpStep.RcptTo, 550, "no such mailbox; you come from 5.7.1.4"));
    }
}
