using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How customers are stored.</summary>
internal static class CustomerStorage
{
    public const string IdPrefix = "cus_";

    /// <summary>What the column of those says that are not deleted; it is null for those that are.</summary>
    public const string Kept = "kept";

    public static ListOrder OfKept { get; } =
        new("kept", Column.Text<Customer>("kept", customer => customer.IsDeleted ? null : Kept), By: null);

    public static RecordType<Customer> Table { get; } =
        new("customers", customer => customer.Id, CustomerJson.Default.Customer, [OfKept.Group!], lists: [ListOrder.ById, OfKept]);
}

/// <summary>How saved cards are stored.</summary>
internal static class PaymentMethodStorage
{
    public const string IdPrefix = "pm_";

    public const string ForgetWork = "card.forget";

    public static RecordType<PaymentMethod> Table { get; } = MakeTable();

    private static RecordType<PaymentMethod> MakeTable()
    {
        var customer = Column.Text<PaymentMethod>("customer_id", method => method.CustomerId);
        var token = Column.Text<PaymentMethod>("token", method => method.Token);
        return new(
            "payment_methods",
            method => method.Id,
            CustomerJson.Default.PaymentMethod,
            [customer, token],
            lists: [new ListOrder("customer", customer, By: null), new ListOrder("token", token, By: null), ListOrder.ById]
        );
    }
}

/// <summary>How customers' balances are stored.</summary>
internal static class CustomerBalanceStorage
{
    public static RecordType<CustomerBalance> Table { get; } =
        new("customer_balances", balance => balance.CustomerId, CustomerJson.Default.CustomerBalance);
}

/// <summary>How changes of customers' credit are stored; never changed or removed.</summary>
internal static class CustomerBalanceTransactionStorage
{
    public const string IdPrefix = "cbtx_";

    public static RecordType<CustomerBalanceTransaction> Table { get; } = MakeTable();

    private static RecordType<CustomerBalanceTransaction> MakeTable()
    {
        var customer = Column.Text<CustomerBalanceTransaction>("customer_id", transaction => transaction.CustomerId);
        return new(
            "customer_balance_transactions",
            transaction => transaction.Id,
            CustomerJson.Default.CustomerBalanceTransaction,
            [customer],
            lists: [ListOrder.ById, new ListOrder("customer", customer, By: null)],
            appendOnly: true
        );
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(PaymentMethod))]
[JsonSerializable(typeof(CustomerBalance))]
[JsonSerializable(typeof(CustomerBalanceTransaction))]
internal sealed partial class CustomerJson : JsonSerializerContext;
