using Xunit;

namespace Payments.Specifications;

/// <summary>
/// Bank accounts: "IBAN number", "UK sort code, account number" or "SE clearing number, account number", whether it is taken or the field
/// that is refused, and the source.
/// </summary>
public static class RealAccounts
{
    public static TheoryData<string, string, string> All { get; } =
        InputRows.Of(
            """
            IBAN AD12 0001 2030 2003 5910 0100              | taken | ISO 13616 registry, example
            IBAN IBAN: AT61 1904 3002 3457 3201             | taken | as invoices write it
            IBAN IBAN:AT611904300234573201                  | taken | as invoices write it
            IBAN iban=AT61 1904 3002 3457 3201              | taken | as a QR code's text has it
            IBAN AL47 2121 1009 0000 0002 3569 8741         | taken | ISO 13616 registry, example
            IBAN AT61 1904 3002 3457 3201                   | taken | ISO 13616 registry, example
            IBAN BE68 5390 0754 7034                        | taken | ISO 13616 registry, example
            IBAN BG80 BNBG 9661 1020 3456 78                | taken | ISO 13616 registry, example
            IBAN CH93 0076 2011 6238 5295 7                 | taken | ISO 13616 registry, example
            IBAN CY17 0020 0128 0000 0012 0052 7600         | taken | ISO 13616 registry, example
            IBAN CZ65 0800 0000 1920 0014 5399              | taken | ISO 13616 registry, example
            IBAN DE89 3704 0044 0532 0130 00                | taken | ISO 13616 registry, example
            IBAN DK50 0040 0440 1162 43                     | taken | ISO 13616 registry, example
            IBAN EE38 2200 2210 2014 5685                   | taken | ISO 13616 registry, example
            IBAN ES91 2100 0418 4502 0005 1332              | taken | ISO 13616 registry, example
            IBAN FI21 1234 5600 0007 85                     | taken | ISO 13616 registry, example
            IBAN FR14 2004 1010 0505 0001 3M02 606          | taken | ISO 13616 registry, example
            IBAN GB29 NWBK 6016 1331 9268 19                | taken | ISO 13616 registry, example
            IBAN GI75 NWBK 0000 0000 7099 453               | taken | ISO 13616 registry, example
            IBAN GR16 0110 1250 0000 0001 2300 695          | taken | ISO 13616 registry, example
            IBAN HR12 1001 0051 8630 0016 0                 | taken | ISO 13616 registry, example
            IBAN HU42 1177 3016 1111 1018 0000 0000         | taken | ISO 13616 registry, example
            IBAN IE29 AIBK 9311 5212 3456 78                | taken | ISO 13616 registry, example
            IBAN IS14 0159 2600 7654 5510 7303 39           | taken | ISO 13616 registry, example
            IBAN IT60 X054 2811 1010 0000 0123 456          | taken | ISO 13616 registry, example
            IBAN LI21 0881 0000 2324 013A A                 | taken | ISO 13616 registry, example
            IBAN LT12 1000 0111 0100 1000                   | taken | ISO 13616 registry, example
            IBAN LU28 0019 4006 4475 0000                   | taken | ISO 13616 registry, example
            IBAN LV80 BANK 0000 4351 9500 1                 | taken | ISO 13616 registry, example
            IBAN MC58 1122 2000 0101 2345 6789 030          | taken | ISO 13616 registry, example
            IBAN MD24 AG00 0225 1000 1310 4168              | taken | ISO 13616 registry, example
            IBAN ME25 5050 0001 2345 6789 51                | taken | ISO 13616 registry, example
            IBAN MK07 2501 2000 0058 984                    | taken | ISO 13616 registry, example
            IBAN MT84 MALT 0110 0001 2345 MTLC AST0 01S     | taken | ISO 13616 registry, example
            IBAN NL91 ABNA 0417 1643 00                     | taken | ISO 13616 registry, example
            IBAN NO93 8601 1117 947                         | taken | ISO 13616 registry, example
            IBAN PL61 1090 1014 0000 0712 1981 2874         | taken | ISO 13616 registry, example
            IBAN PT50 0002 0123 1234 5678 9015 4            | taken | ISO 13616 registry, example
            IBAN RO49 AAAA 1B31 0075 9384 0000              | taken | ISO 13616 registry, example
            IBAN RS35 2600 0560 1001 6113 79                | taken | ISO 13616 registry, example
            IBAN SE45 5000 0000 0583 9825 7466              | taken | ISO 13616 registry, example
            IBAN SI56 2633 0001 2039 086                    | taken | ISO 13616 registry, example
            IBAN SK31 1200 0000 1987 4263 7541              | taken | ISO 13616 registry, example
            IBAN SM86 U032 2509 8000 0000 0270 100          | taken | ISO 13616 registry, example
            IBAN VA59 0011 2300 0012 3456 78                | taken | ISO 13616 registry, example
            IBAN \ufeffDE89\u200b3704\u00ad0044\u20110532\u20130130\u200e00 | taken | the German example with what pasting adds
            IBAN ＤＥ８９３７０４００４４０５３２０１３０００           | taken | the German example in full width
            IBAN DE96ABCD00440532013OOO                     | iban  | from a report: letters where Germany has digits, check digits fit
            IBAN GB29 NWBK 6016 1331 9268 18                | iban  | the British example with a wrong digit
            IBAN GB29 6016 1331 9268 1900 00                | iban  | digits where the United Kingdom has the bank's letters
            IBAN DE89 3704 0044 0532 0130 0                 | iban  | the German example, a digit short
            IBAN AE07 0331 2345 6789 0123 456               | iban  | ISO 13616 registry, example; outside SEPA
            IBAN DE36 0000 0000 0000 0000 00                | iban  | zeros, check digits fit
            UK 08-99-99, 66374958                           | taken | Vocalink, validating account numbers: example
            UK 10-79-99, 88837491                           | taken | Vocalink, validating account numbers: example
            UK 20-29-59, 63748472                           | taken | Vocalink, validating account numbers: example
            UK \u200b82\u201300\u201300, 7368\u00a08637     | taken | Vocalink's example with what pasting adds
            UK 00-00-00, 66374958                           | sort_code | from a report
            UK 10-88-00, 00000000                           | account_number | zeros
            UK 10-88-00, 4242424242424242                   | account_number | a card number
            SE 5140, 321 5642                               | taken | Bankgirot, bank account numbers in Sweden: type 1, comment 1
            SE 9252, 132-2148                               | taken | Bankgirot: type 1, comment 2
            SE 3300, 121212-1212                            | taken | Bankgirot: type 2, comment 1
            SE 8327-9, 1234567897                           | taken | Bankgirot: type 2, comment 3, with the fifth digit
            SE \u200e3300\ufeff, 121212\u20131212            | taken | the same with what pasting adds
            SE 5140, 321 5643                               | account_number | the first with a wrong check digit
            SE 0000, 0000018                                | clearing_number | no bank has it
            """
        );
}
