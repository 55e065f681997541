namespace Payments.Providers;

/// <summary>Who sends or receives a mail.</summary>
public sealed record EmailAddress
{
    /// <summary>An address, with the name that mail programs show beside it, or null.</summary>
    /// <exception cref="ArgumentException">The address breaks the rule of <see cref="CustomerRules.IsEmail"/>, or the name that
    /// of <see cref="CustomerRules.IsName"/>.</exception>
    public EmailAddress(string address, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!CustomerRules.IsEmail(address))
            throw new ArgumentException("An e-mail address is one such as name@example.com.", nameof(address));
        if (name is not null && !CustomerRules.IsName(name))
            throw new ArgumentException(
                "A name has 1 to 255 characters and no control characters; leave it out or fill it in.",
                nameof(name)
            );

        Address = address;
        Name = name;
    }

    /// <summary>The address.</summary>
    public string Address { get; }

    /// <summary>The name beside it, or null.</summary>
    public string? Name { get; }

    /// <summary>Says nothing of whose it is.</summary>
    public override string ToString() => "(e-mail address)";
}
