namespace Payments.Specifications;

/// <summary>A charge as the model knows it, with the question about it that stands.</summary>
internal sealed class ModelCharge(DateTimeOffset firstQuestion)
{
    public ChargeStatus Status { get; set; } = ChargeStatus.Pending;

    public DateTimeOffset? QuestionDue { get; set; } = firstQuestion;

    public int Attempt { get; set; }

    /// <summary>Whether its provider declined it after it had its money.</summary>
    public bool IsContradicted { get; set; }

    public bool IsLive => Status is ChargeStatus.Pending or ChargeStatus.Unknown;
}
