using Xunit;

namespace Payments.Specifications;

/// <summary>
/// Numbers that shops and banks write in references and metadata, and that are no cards. "Luhn" are those whose last digit passes for a
/// check digit: the others would tell nothing of the ranges and lengths.
/// </summary>
public static class OrderNumbers
{
    public static TheoryData<string, string, string> All { get; } =
        InputRows.Of(
            """
            4437229262688              | Luhn | order id of 13 digits, from a report
            4222222222222              | Luhn | PayPal's test card of 13 digits; no such card has been valid for decades
            4000000000006              | Luhn | order id of 13 digits
            4999999999997              | Luhn | order id of 13 digits
            5123456789010              | Luhn | Shopify order id: 13 digits
            5612345678905              | Luhn | Shopify order id: 13 digits
            6500000000003              | Luhn | Shopify order id: 13 digits
            3000000000007              | Luhn | order id of 13 digits
            1720000000002              | Luhn | milliseconds since 1970
            2026113012341              | Luhn | a date, an hour and a count
            62100000000003             | Luhn | order id of 14 digits
            400000000000006            | Luhn | order id of 15 digits
            352800000000007            | Luhn | order id of 15 digits
            170000000000004            | Luhn | order id of 15 digits
            900000000000001            | Luhn | order id of 15 digits
            202611301234563            | Luhn | a date, a time and a count
            490154203237518            | Luhn | IMEI of 15 digits, Wikipedia's example
            356938035643809            | Luhn | IMEI of 15 digits
            8991101200003204510        | no   | ICCID of a SIM card, ITU-T E.118, Wikipedia's example
            5500000000000000004        | Luhn | 19 digits; a Mastercard has 16
            340000000000000000         | Luhn | SSCC of a pallet, GS1: 18 digits
            1234567890123456           | no   | a count of 16 digits
            1732970000000000           | no   | microseconds since 1970
            1732970000000000000        | no   | nanoseconds since 1970
            1199450617395257344        | no   | snowflake id, Discord
            20261130123456             | no   | a date and a time
            702-1234567-1234567        | no   | Amazon order number: 3-7-7
            12-04937-81234             | no   | eBay order number: 2-5-5
            4006381333931              | no   | EAN-13, Stabilo's pen
            9780306406157              | no   | ISBN-13, the standard's example
            5901234123457              | Luhn | EAN-13, Wikipedia's example
            DK5000400440116243         | Luhn | IBAN, ISO 13616 registry: digits like those of Maestro
            DE72 5001 0517 5407 3253 00 | no   | IBAN of a German bank in print: 16 digits like those of Maestro
            AT611904300234573201       | no   | IBAN, ISO 13616 registry
            CH93 0076 2011 6238 5295 7 | no   | IBAN, ISO 13616 registry
            +233 24 123 4567           | no   | phone number
            +44 20 7946 0958           | no   | phone number, Ofcom's range for drama
            192.168.100.200            | no   | IP address
            550e8400-e29b-41d4-a716-446655440000 | no | UUID, RFC 4122's example
            2026-03-01T12:00:00.1234567+00:00 | no | timestamp, RFC 3339
            4011, 4012, 4030, 4065     | no   | PLU codes of fruit in a list
            10-88-00 00012345          | no   | account in the United Kingdom
            """
        );
}
