using Xunit;

namespace Payments.Specifications;

/// <summary>
/// Phone numbers as payers write them for an operator of Ghana, Kenya, Uganda, Tanzania, Rwanda or Zambia: "code number", the number
/// in E.164 or why it is none, and the source of the number.
/// </summary>
public static class RealPhones
{
    public static TheoryData<string, string, string> All { get; } =
        InputRows.Of(
            """
            +233 +233 23 123 4567            | +233231234567 | libphonenumber, example for Ghana
            +233 +233 (0)24 123 4567         | +233241234567 | from a report: with the zero of home in brackets
            +233 024 123 4567                | +233241234567 | the same as at home
            +233 0241234567                  | +233241234567 | the same
            +233 00233 24 123 4567           | +233241234567 | the same, with 00
            +233 233241234567                | +233241234567 | the same, without a plus
            +233 \u200e+233 24 123 4567\u200e | +233241234567 | pasted from a contact: left-to-right marks
            +233 +233\u00a024\u2011123\u20134567 | +233241234567 | pasted from a page: no-break space and dashes
            +233 ＋２３３ ２４ １２３ ４５６７ | +233241234567 | full-width digits
            +233 +233.24.123.4567            | +233241234567 | dots
            +233 +2331234                    | NotInUse      | from a report: too short
            +233 +23324123456                | NotInUse      | a digit too few
            +233 +2332412345678              | NotInUse      | a digit too many
            +233 +233210000001               | NotInUse      | no operator has 21
            +233 +233 30 234 5678            | NotMobile     | libphonenumber, fixed-line example for Ghana
            +233 +254712123456               | OtherCountry  | libphonenumber, example for Kenya
            +233 call me                     | NotANumber    | letters
            +233 +233CALLMEE12               | NotANumber    | letters, as on a telephone's keys
            +254 +254 712 123456             | +254712123456 | libphonenumber, example for Kenya
            +254 0712 123456                 | +254712123456 | the same as at home
            +254 00254712123456              | +254712123456 | with 00, which is no prefix in Kenya
            +254 000254712123456             | +254712123456 | with 000, which is the prefix in Kenya
            +254 254703456789                | +254703456789 | Klasha, test numbers for mobile money
            +254 0110 123456                 | +254110123456 | Communications Authority of Kenya: mobile numbers from 011 on
            +254 +254 (0)712 123456          | +254712123456 | with the zero of home in brackets
            +254 +254 20 2012345             | NotMobile     | libphonenumber, fixed-line example for Kenya
            +254 +254 712 12345              | NotInUse      | a digit too few
            +256 +256 712 345678             | +256712345678 | libphonenumber, example for Uganda
            +256 0712 345678                 | +256712345678 | the same as at home
            +256 00256712345678              | +256712345678 | with 00, which is no prefix in Uganda
            +256 256753456789                | +256753456789 | Klasha, test numbers for mobile money
            +256 +256 312 345678             | NotMobile     | libphonenumber, fixed-line example for Uganda
            +255 +255 621 234 567            | +255621234567 | libphonenumber, example for Tanzania
            +255 0621 234 567                | +255621234567 | the same as at home
            +255 00255621234567              | +255621234567 | with 00, which is no prefix in Tanzania
            +255 +255 22 234 5678            | NotMobile     | libphonenumber, fixed-line example for Tanzania
            +250 +250 720 123 456            | +250720123456 | libphonenumber, example for Rwanda
            +250 0720 123 456                | +250720123456 | the same as at home
            +250 250733456789                | +250733456789 | Klasha, test numbers for mobile money
            +250 +250 250 123 456            | NotMobile     | libphonenumber, fixed-line example for Rwanda
            +260 +260 95 5123456             | +260955123456 | libphonenumber, example for Zambia
            +260 095 5123456                 | +260955123456 | the same as at home
            +260 260973456789                | +260973456789 | Klasha, test numbers for mobile money
            +260 +260 211 234567             | NotMobile     | libphonenumber, fixed-line example for Zambia
            +225 07 01 23 45 67              | +2250701234567 | ARTCI's plan of 2021: Côte d'Ivoire keeps the zero
            +229 01 97 12 34 56              | +2290197123456 | ARCEP's plan of 2024: Benin keeps the zero
            """
        );
}
