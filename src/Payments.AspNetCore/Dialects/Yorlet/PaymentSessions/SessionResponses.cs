using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Payment sessions: the documented fields, then ours. Pure.</summary>
/// <param name="branding">How the business presents itself.</param>
internal sealed class SessionResponses(CheckoutBranding branding)
{
    public void Write(Utf8JsonWriter writer, CheckoutSession session, ObjectView view)
    {
        writer.WriteStartObject();
        Responses.WriteHead(writer, Names.Session.Of(session.Id), "payment_session", session.CreatedAt, view);
        Responses.WriteAmount(writer, "amount", session.Total);
        writer.WriteString("currency", Names.Of(session.Amount.Currency));
        view.WriteReference(writer, "customer", session.CustomerId);
        writer.WriteString("description", session.Description);
        WriteMerchant(writer, session.Owner);
        Responses.WriteMetadata(writer, session.Metadata);
        writer.WriteString("mode", "payment");
        Responses.WriteTexts(writer, "payment_method_types", session.Methods);
        writer.WriteString("reporting_type", session.PostingOptions?.Reporting ?? PostingOptions.DefaultReportingType);
        writer.WriteString("return_url", session.SuccessUrl);
        writer.WriteString("status", Names.Of(session.Status));
        view.WriteReference(writer, "transaction", session.IsPaid ? Names.Transaction.Of(session.PaymentIntentId) : null);
        writer.WriteString("url", session.Status == SessionStatus.Open ? session.PageUrl : null);
        writer.WriteString("statement_descriptor", session.PostingOptions?.StatementDescriptor);
        WriteData(writer, session.PostingOptions);

        // What the customer's credit has not covered, and what a transfer must name to be found.
        Responses.WriteAmount(
            writer,
            "amount_due",
            session.Status == SessionStatus.Open ? session.Amount : Money.Zero(session.Amount.Currency)
        );
        writer.WriteString("payment_reference", session.PaymentReference);
        writer.WriteEndObject();
    }

    private void WriteMerchant(Utf8JsonWriter writer, Owner owner)
    {
        writer.WriteStartObject("merchant");
        writer.WriteString("id", owner.Account);
        writer.WriteString("business_name", branding.DisplayName);
        writer.WriteString("color", branding.AccentColor);
        writer.WriteNull("country");
        writer.WriteString("display_name", branding.DisplayName);
        writer.WriteString("icon", branding.LogoUrl);
        writer.WriteString("support_email", branding.SupportEmail);
        writer.WriteNull("support_phone");
        writer.WriteString("support_website", branding.SupportUrl);
        writer.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter writer, PostingOptions? postingOptions)
    {
        writer.WriteStartObject("transaction_data");
        writer.WriteStartObject("transfer_data");
        writer.WriteBoolean("use_unit_ownership", postingOptions?.TransferToOwners ?? false);
        writer.WriteEndObject();
        writer.WriteString("unit", postingOptions?.Unit);
        writer.WriteStartObject("customer_balance");
        writer.WriteBoolean("apply", postingOptions?.CustomerCredit == CustomerCreditUse.Apply);
        writer.WriteString("description", postingOptions?.CustomerCreditDescription);
        writer.WriteBoolean("credit", postingOptions?.CustomerCredit == CustomerCreditUse.Add);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
