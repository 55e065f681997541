#!/usr/bin/env bash
# Expected: the npm package that is generated from ISO 4217's own list knows the currencies that are in use, or fails when its list is old.
# Happens: currency-codes 2.2.0, the newest, has ISO's list of June 2024: no XCG, the money of Curaçao and Sint Maarten since 31 March 2025,
#   but for both of them the old guilder (ANG), which was legal tender until 30 June 2025, and for Bulgaria, which has the euro since 2026, the
#   lev. @faker-js/faker 10.6.0 draws BGN and ZWL, and no XCG or ZWG. country-to-currency 3.0.1 is right in all three.
# Why it matters: a checkout that validates the currency by such a table refuses a payment that the provider takes, or offers one that no
#   bank settles any more; as the table has ZWG and SLE, of 2024 and 2022, it looks current.
# Source: npm currency-codes 2.2.0, data.js and iso-4217-publish-date.js; the central bank of Curaçao and Sint Maarten on the Caribbean guilder;
#   Council Decision (EU) on Bulgaria's euro, in force on 1 January 2026; npm country-to-currency 3.0.1; @faker-js/faker 10.6.0.
#   Seen on 2026-11-30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts currency-codes@2.2.0 country-to-currency@3.0.1 @faker-js/faker@10.6.0 >/dev/null
cat > peer.mjs <<'JS'
import { createRequire } from "node:module";
import { faker } from "@faker-js/faker";
const require = createRequire(import.meta.url);
const codes = require("currency-codes"), loaded = require("country-to-currency"), countries = loaded.default ?? loaded;
console.log(`currency-codes 2.2.0, list of: ${codes.publishDate}`);
for (const code of ["XCG", "ANG", "BGN", "ZWG", "SLE"]) console.log(`currency-codes 2.2.0, ${code}: ${codes.code(code)?.currency ?? "unknown"}`);
for (const [name, country] of [["Curaçao", "CW"], ["Sint Maarten (Dutch Part)", "SX"], ["Bulgaria", "BG"]])
  console.log(`${name}: currency-codes 2.2.0 ${codes.country(name).map((one) => one.code).join() || "none"}, country-to-currency 3.0.1 ${countries[country]}`);
faker.seed(20261130);
const drawn = new Set(Array.from({ length: 20000 }, () => faker.finance.currencyCode()));
for (const code of ["XCG", "BGN", "ZWL", "ZWG"]) console.log(`faker 10.6.0 draws ${code}: ${drawn.has(code)}`);
JS
node peer.mjs | tee out.txt

diff - out.txt <<'TXT'
currency-codes 2.2.0, list of: 2024-06-25
currency-codes 2.2.0, XCG: unknown
currency-codes 2.2.0, ANG: Netherlands Antillean Guilder
currency-codes 2.2.0, BGN: Bulgarian Lev
currency-codes 2.2.0, ZWG: Zimbabwe Gold
currency-codes 2.2.0, SLE: Leone
Curaçao: currency-codes 2.2.0 ANG, country-to-currency 3.0.1 XCG
Sint Maarten (Dutch Part): currency-codes 2.2.0 ANG, country-to-currency 3.0.1 XCG
Bulgaria: currency-codes 2.2.0 BGN, country-to-currency 3.0.1 EUR
faker 10.6.0 draws XCG: false
faker 10.6.0 draws BGN: true
faker 10.6.0 draws ZWL: true
faker 10.6.0 draws ZWG: false
TXT
echo "As found: a currency in use is unknown, and withdrawn ones are offered."
