#!/usr/bin/env bash
# Expected: an amount "in minor units" has the decimals of ISO 4217, for each provider.
# Happens: Adyen's own web library reads 10000 ISK and 10000 CLP as 100, though ISO 4217 gives both no decimals, and 10000 IDR and 10000 CVE
#   as 10000, though ISO 4217 gives both two decimals.
# Why it matters: a system that converts to minor units by ISO 4217 once, for all providers, charges an Icelander a hundredth of the price
#   and an Indonesian a hundred times the price. The units belong to the adapter of a provider, not to the currency.
# Source: npm @adyen/adyen-web 6.45.2, dist/es/utils/constants/currency-decimals.js, used by dist/es/utils/amount-util.js
#   (getDecimalAmount); Adyen's documentation, "Currency codes and minor units", marks CLP, CVE, IDR and ISK as differing from the
#   standard. ISO's digits by npm currency-codes 2.2.0. Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @adyen/adyen-web@6.45.2 currency-codes@2.2.0 >/dev/null
cat > peer.mjs <<'JS'
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const codes = createRequire(import.meta.url)("currency-codes");
const amounts = await import(pathToFileURL("node_modules/@adyen/adyen-web/dist/es/utils/amount-util.js"));
for (const code of ["EUR", "JPY", "KWD", "UGX", "ISK", "CLP", "IDR", "CVE"]) {
  const iso = 10000 / 10 ** codes.code(code).digits;
  const adyen = amounts.getDecimalAmount(10000, code);
  console.log(`adyen-web 6.45.2, 10000 minor units of ${code}: ${adyen}; by ISO 4217: ${iso}${adyen === iso ? "" : "  <-- differs"}`);
}
JS
node peer.mjs | tee out.txt

diff - out.txt <<'TXT'
adyen-web 6.45.2, 10000 minor units of EUR: 100; by ISO 4217: 100
adyen-web 6.45.2, 10000 minor units of JPY: 10000; by ISO 4217: 10000
adyen-web 6.45.2, 10000 minor units of KWD: 10; by ISO 4217: 10
adyen-web 6.45.2, 10000 minor units of UGX: 10000; by ISO 4217: 10000
adyen-web 6.45.2, 10000 minor units of ISK: 100; by ISO 4217: 10000  <-- differs
adyen-web 6.45.2, 10000 minor units of CLP: 100; by ISO 4217: 10000  <-- differs
adyen-web 6.45.2, 10000 minor units of IDR: 10000; by ISO 4217: 100  <-- differs
adyen-web 6.45.2, 10000 minor units of CVE: 10000; by ISO 4217: 100  <-- differs
TXT
echo "As found: four currencies have other minor units than ISO 4217."
