namespace Payments.Providers;

/// <summary>What a charge takes the money from. Closed: the two cases below.</summary>
public abstract record PaymentSource
{
    private protected PaymentSource(string method) => Method = method;

    /// <summary>The method's id, such as <see cref="MethodIds.Card"/>.</summary>
    public string Method { get; }

    private protected abstract void Closed();

    /// <summary>A card that the provider's own fields, or <see cref="ICardTokenizer"/>, have turned into a token.</summary>
    public sealed record Card : PaymentSource
    {
        /// <summary>A tokenized card.</summary>
        /// <param name="token">What the provider takes.</param>
        public Card(string token)
            : base(MethodIds.Card) => Token = token ?? throw new ArgumentNullException(nameof(token));

        /// <summary>What the provider takes.</summary>
        public string Token { get; }

        /// <summary>Says nothing of the token: a host may have put there what no log may hold.</summary>
        public override string ToString() => "card";

        private protected override void Closed() { }
    }

    /// <summary>Any other method: the payer acts outside, at a bank or on a phone.</summary>
    public sealed record Rail : PaymentSource
    {
        /// <summary>A method with what it requires.</summary>
        /// <param name="method">The method's id.</param>
        /// <param name="railId">The rail's id, or null where the method has none.</param>
        /// <param name="fields">What the payer gave, checked by the method's <see cref="Requirement"/>s.</param>
        public Rail(string method, string? railId, IReadOnlyDictionary<string, string> fields)
            : base(method)
        {
            RailId = railId;
            Fields = fields ?? throw new ArgumentNullException(nameof(fields));
        }

        /// <summary>The rail's id, or null.</summary>
        public string? RailId { get; }

        /// <summary>What the payer gave, by field.</summary>
        public IReadOnlyDictionary<string, string> Fields { get; }

        /// <summary>Says nothing of what the payer gave.</summary>
        public override string ToString() => RailId is null ? Method : $"{Method} by {RailId}";

        private protected override void Closed() { }
    }
}
