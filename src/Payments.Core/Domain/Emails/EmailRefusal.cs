namespace Payments;

/// <summary>Why an e-mail refuses a command, in order of precedence.</summary>
public enum EmailRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The mail server has taken it.</summary>
    AlreadySent,

    /// <summary>It was given up.</summary>
    AlreadyFailed,

    /// <summary>It was handed over, and the answer is lost: only somebody who has looked may send it again.</summary>
    AnswerLost,

    /// <summary>It is being handed over.</summary>
    BeingSent,

    /// <summary>It waits to be sent already.</summary>
    AlreadyQueued,
}
