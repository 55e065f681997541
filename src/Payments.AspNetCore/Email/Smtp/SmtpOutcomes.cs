using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>What a failure of the dialogue means for its mail. Pure.</summary>
internal static class SmtpOutcomes
{
    private const int MustSignIn = 530;

    /// <summary>The outcome; null for an exception that is neither the network's nor the server's.</summary>
    /// <param name="step">How far the dialogue had come.</param>
    /// <param name="exception">What ended it.</param>
    /// <param name="receiver">
    /// The receiver's address, as it was given and as servers write it. They like to repeat it: it is left out of the reason, and what it
    /// is made of counts for nothing.
    /// </param>
    public static EmailOutcome? Of(SmtpStep step, Exception exception, params IReadOnlyList<string> receiver) =>
        exception switch
        {
            SmtpRefusedException refused => Make(refused.Verdict, refused.Message, receiver),
            SmtpCommandException reply => Of(StepOf(step, reply), (int)reply.StatusCode, reply.Message, receiver),
            ServiceNotAuthenticatedException reply => Of(step, MustSignIn, reply.Message, receiver),
            AuthenticationException reply => Of(SmtpStep.SignIn, SmtpSignIn.CodeOf(reply), SmtpSignIn.TextOf(reply), receiver),
            NotSupportedException when step == SmtpStep.Connect => Make(
                SmtpVerdict.Host,
                "The mail server offers no encryption; set SmtpOptions.Security to Tls, or to None for a server in a closed network",
                receiver
            ),
            SslHandshakeException handshake => Make(SmtpVerdict.Host, (handshake.InnerException ?? handshake).Message, receiver),
            OperationCanceledException => Lost(step, "The mail server did not answer in time", receiver),
            IOException or SocketException or ProtocolException or ServiceNotConnectedException => Lost(step, exception.Message, receiver),
            _ => null,
        };

    private static EmailOutcome Of(SmtpStep step, int code, string text, IReadOnlyList<string> receiver)
    {
        var said = Without(receiver, text);
        return Make(SmtpVerdicts.Of(step, code, said), $"{code} {said}", receiver);
    }

    private static string Without(IReadOnlyList<string> receiver, string text) =>
        receiver.Aggregate(text, (said, address) => said.Replace(address, "(the receiver)", StringComparison.OrdinalIgnoreCase));

    private static SmtpStep StepOf(SmtpStep step, SmtpCommandException reply) =>
        (step, reply.ErrorCode) switch
        {
            (SmtpStep.MailFrom, SmtpErrorCode.RecipientNotAccepted) => SmtpStep.RcptTo,
            (SmtpStep.MailFrom, SmtpErrorCode.UnexpectedStatusCode) => SmtpStep.Data,
            _ => step,
        };

    // Whatever keeps this host from being greeted keeps all its mails.
    private static EmailOutcome Lost(SmtpStep step, string reason, IReadOnlyList<string> receiver) =>
        Make(
            step switch
            {
                SmtpStep.Connect => SmtpVerdict.Host,
                SmtpStep.End => SmtpVerdict.Unknown,
                _ => SmtpVerdict.Later,
            },
            reason,
            receiver
        );

    private static EmailOutcome Make(SmtpVerdict verdict, string text, IReadOnlyList<string> receiver)
    {
        var reason = Without(receiver, text.ReplaceLineEndings(" "));
        return verdict switch
        {
            SmtpVerdict.Accepted => new EmailOutcome.Accepted(),
            SmtpVerdict.Later => new EmailOutcome.Refused(reason, IsPermanent: false),
            SmtpVerdict.Host => new EmailOutcome.Refused(reason, IsPermanent: false) { IsHostTrouble = true },
            SmtpVerdict.Message => new EmailOutcome.Refused(reason, IsPermanent: true),
            SmtpVerdict.Unknown => new EmailOutcome.Unknown(reason),
        };
    }
}
