#!/usr/bin/env bash
# Expected: creditCardNumber({ issuer: "maestro" }) gives a Maestro number, or an error if the library has none; "visa" gives a Visa number
#   that a checkout accepts.
# Happens: @faker-js/faker 10.6.0 answers each issuer that it does not know (maestro, unionpay, verve, amex, a typing mistake) with a number
#   of a brand drawn at random, without an error. About half of its Visa numbers have 13 digits, a length that Visa gave up long ago and
#   card-validator refuses.
# Why it matters: tests "for Maestro" or "for Amex" run with Visa, Mastercard or Diners numbers and pass or fail by the draw; tests of a
#   Visa checkout with a current validator fail every second time, and are then marked as flaky.
# Source: npm @faker-js/faker 10.6.0, finance.creditCardNumber: an issuer that is not among the locale's and has no "#" falls through to a
#   random one; the locale's patterns for visa have 13 and 16 digits. npm card-validator 10.0.4, credit-card-type 10.3.0 (Visa has 16, 18 or 19).
#   Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @faker-js/faker@10.6.0 card-validator@10.0.4 >/dev/null
cat > peer.mjs <<'JS'
import { faker } from "@faker-js/faker";
import validator from "card-validator";
faker.seed(20261130);
for (const issuer of ["visa", "mastercard", "american_express", "amex", "maestro", "unionpay", "verve"]) {
  const brands = {};
  let refused = 0;
  for (let i = 0; i < 400; i++) {
    const number = faker.finance.creditCardNumber({ issuer }).replace(/\D/g, "");
    const found = validator.number(number);
    const brand = found.card?.type ?? "none";
    brands[brand] = (brands[brand] ?? 0) + 1;
    if (!found.isValid) refused++;
  }
  const common = Object.entries(brands).filter(([, count]) => count > 20).map(([brand]) => brand).sort();
  console.log(`faker 10.6.0, issuer ${issuer}: ${common.join(", ")}; card-validator 10.0.4 refuses ${refused > 100 ? "many" : refused > 10 ? "some" : "few or none"}`);
}
JS
node peer.mjs | tee out.txt

diff - out.txt <<'TXT'
faker 10.6.0, issuer visa: visa; card-validator 10.0.4 refuses many
faker 10.6.0, issuer mastercard: mastercard; card-validator 10.0.4 refuses few or none
faker 10.6.0, issuer american_express: american-express; card-validator 10.0.4 refuses few or none
faker 10.6.0, issuer amex: american-express, diners-club, discover, jcb, mastercard, visa; card-validator 10.0.4 refuses some
faker 10.6.0, issuer maestro: american-express, diners-club, discover, jcb, mastercard, visa; card-validator 10.0.4 refuses some
faker 10.6.0, issuer unionpay: american-express, diners-club, discover, jcb, mastercard, visa; card-validator 10.0.4 refuses some
faker 10.6.0, issuer verve: american-express, diners-club, discover, jcb, mastercard, visa; card-validator 10.0.4 refuses some
TXT
echo "As found: an unknown issuer gives a card of another brand, without an error."
