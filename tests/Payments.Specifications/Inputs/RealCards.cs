using Xunit;

namespace Payments.Specifications;

/// <summary>
/// Card numbers as they are printed, with their network and where the number is published for tests. "Made" is a number of a published
/// range with a check digit put to it.
/// </summary>
public static class RealCards
{
    public static TheoryData<string, string, string> All { get; } =
        InputRows.Of(
            """
            4242 4242 4242 4242     | visa       | Stripe, test cards
            4111 1111 1111 1111     | visa       | Adyen, test card numbers
            4012 0000 3333 0026     | visa       | Mastercard Gateway, test card numbers by brand
            4187 4274 1556 4246     | visa       | Flutterwave, test cards
            4571 0000 0000 0001     | visa       | Adyen, test card numbers: Visa Dankort
            4000 0000 0000 0000 006 | visa       | made: 19 digits
            5555 5555 5555 4444     | mastercard | Stripe, test cards
            5123 4500 0000 0008     | mastercard | Mastercard Gateway, test card numbers by brand
            2223 0000 0000 0007     | mastercard | Mastercard Gateway, test card numbers by brand
            2223 0031 2200 3222     | mastercard | Stripe, test cards
            3782 822463 10005       | amex       | Stripe, test cards
            3714 496353 98431       | amex       | PayPal, test credit card account numbers
            3718 816344 98004       | amex       | Mastercard Gateway, test card numbers by brand
            3056 9300 0902 0004     | diners     | Stripe, test cards
            3852 000002 3237        | diners     | PayPal, test credit card account numbers
            3600 666633 3344        | diners     | Adyen, test card numbers
            6011 1111 1111 1117     | discover   | Stripe, test cards
            6445 6445 6445 6445     | discover   | Adyen, test card numbers
            3566 0020 2036 0505     | jcb        | Stripe, test cards
            3569 9900 1009 5841     | jcb        | Adyen, test card numbers
            6200 0000 0000 0005     | unionpay   | Stripe, test cards
            6205 5000 0000 0000 004 | unionpay   | Stripe, test cards: 19 digits
            8171 9999 2766 0000     | unionpay   | Adyen, test card numbers
            6759 6498 2643 8453     | maestro    | SiteMinder, test credit cards
            6771 7980 2100 0008     | maestro    | Adyen, test card numbers
            5000 5500 0000 0029     | maestro    | Adyen, test card numbers
            6799 9901 0000 0000 019 | maestro    | Elavon, test cards: 19 digits
            6703 4200 5545 6501 5   | maestro    | Worldline, Bancontact test card: 17 digits
            5060 6666 6666 6666 666 | verve      | Paystack, test cards
            5078 5078 5078 5078 12  | verve      | Paystack, test cards: 18 digits
            5061 4604 1012 0223 210 | verve      | Flutterwave, test cards
            6500 0200 0000 0000     | verve      | made: 650002
            6521 5000 0000 0006     | rupay      | made: NPCI's 652150
            8172 0000 0000 0005     | rupay      | made: NPCI's 817200
            5085 0000 0000 0007     | rupay      | made: NPCI's 508500
            9792 0754 8236 5454     | troy       | Paynet, test kartları: TROY yerel
            6587 6198 2514 9656     | troy       | Paynet, test kartları: TROY global
            6362 9700 0045 7013     | elo        | EBANX, test cards
            5066 9911 1111 1118     | elo        | Adyen, test card numbers
            2200 1117 5357 9001     | mir        | Tochka, payment gateway test cards
            2200 0000 0000 0053     | mir        | Prodamus, test cards
            5019 7170 1010 3742     | dankort    | PayPal, test credit card account numbers
            6062 8256 2425 4001     | unknown    | EBANX, test cards: Hipercard
            5078 6018 7000 0127 985 | unknown    | EBANX, test cards: Aura
            8600 0000 0000 0007     | unknown    | made: Uzcard
            9704 0000 0000 0000 008 | unknown    | made: NAPAS, 19 digits
            """
        );
}
