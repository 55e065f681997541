'use strict';
// The fields of a card. Comes before the script of every page that has them.
const cardFields = (() => {
  const $ = (selector, root) => root.querySelector(selector);
  const digitsOf = text => text.replace(/\D/g, '');
  const plain = text => /^[\d\s/.-]*$/.test(text);

  // Digits of every script follow one another from zero to nine.
  const digit = character => {
    let value = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(character.codePointAt(0) - value - 1))) value++;
    return value % 10;
  };

  // As the server reads it: in ASCII, without what nobody sees. What is still not plain then is left to the server.
  const typed = text => text
    .replace(/[\u2800\uFEFF]|\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, character => character === '\u2800' ? ' ' : '')
    .replace(/\p{Pd}|[\u2212\u02D7\u2043]/gu, '-')
    .replace(/[\uFF0E\uFF0F]/g, character => character === '\uFF0F' ? '/' : '.')
    .replace(/(?![0-9])\p{Nd}/gu, digit)
    .trim();

  const brandOf = digits => cardIssuers(digits)?.brand || undefined;
  const brandOfTyped = text => brandOf(digitsOf(typed(text)));

  const hasCheckDigit = digits => {
    let sum = 0;
    for (let i = 0; i < digits.length; i++) {
      const weighted = digits[digits.length - 1 - i] * (i % 2 ? 2 : 1);
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 === 0 && sum > 0;
  };

  const group = digits => {
    const brand = brandOf(digits);
    const sizes = brand === 'amex' ? [4, 6, 5] : brand === 'diners' && digits.length <= 14 ? [4, 6, 4] : [4, 4, 4, 4, 4];
    let at = 0;
    return sizes.map(size => digits.slice(at, at += size)).filter(Boolean).join(' ');
  };

  const expiry = (text, deleting) => {
    const compact = text.replace(/[\s.-]/g, '/').replace(/\/+/g, '/');
    if (deleting || !/^\d*\/?\d*$/.test(compact)) return text;
    let [month, year] = compact.split('/');
    if (year === undefined) [month, year] = [month.slice(0, 2), month.slice(2)];
    if (/^[2-9]$/.test(month) || (month === '1' && compact.includes('/'))) month = '0' + month;
    return month.length === 2 ? month + '/' + year : month;
  };

  // Formats while the caret stays behind the digit it was behind.
  const reshape = (input, format) => {
    if (!plain(input.value)) return;
    const before = digitsOf(input.value.slice(0, input.selectionStart)).length;
    const atEnd = input.selectionStart === input.value.length;
    const text = format(input.value);
    if (text === input.value) return;
    input.value = text;
    let caret = 0;
    for (let seen = 0; caret < text.length && seen < before; caret++) if (/\d/.test(text[caret])) seen++;
    if (document.activeElement === input) input.setSelectionRange(atEnd ? text.length : caret, atEnd ? text.length : caret);
  };

  // The earliest month that the server takes, as a year and a month: the device's clock and time zone decide nothing.
  const earliestOf = input => input.dataset.earliest.split('-').map(Number);

  // Month and year of an expiry as people write it; nothing where it is none.
  const readExpiry = (text, thisYear) => {
    const match = /^(?:(\d{1,2})\s*[/.\s-]\s*|(\d{2}))(\d{4}|\d{2})$/.exec(typed(text));
    const month = +(match?.[1] ?? match?.[2] ?? 0);
    if (month < 1 || month > 12) return;
    return { month, year: match[3].length === 4 ? +match[3] : 100 * Math.trunc(thisYear / 100) + +match[3] };
  };

  // Each tells the problem with a value, or nothing. The server checks again; the words come from it.
  const problems = {
    number(text) {
      const number = typed(text);
      if (!plain(number)) return;
      const digits = digitsOf(number);
      const lengths = cardIssuers(digits)?.lengths ?? [12, 13, 14, 15, 16, 17, 18, 19];
      if (!lengths.includes(digits.length)) return 'WrongLength';
      if (!hasCheckDigit(digits)) return 'Mistyped';
    },
    expiry(text, form) {
      if (!plain(typed(text))) return;
      const [year, month] = earliestOf(form.elements.card_expiry);
      const read = readExpiry(text, year);
      if (!read) return 'Malformed';
      if (12 * (read.year - year) + read.month - month < 0) return 'Expired';
      if (read.year > year + 25) return 'TooFarAhead';
    },
    cvc(text, form) {
      const code = typed(text);
      if (!plain(code)) return;
      const brand = brandOfTyped(form.elements.card_number.value);
      const length = digitsOf(code).length;
      if (brand === 'amex' ? length !== 4 : brand ? length !== 3 : length !== 3 && length !== 4) return 'WrongLength';
    },
    name(text) {
      if (digitsOf(text).length > 5) return 'LooksLikeCardNumber';
      if ([...text.trim()].length > 100) return 'Malformed';
    },
  };

  return form => {
    const says = $('[data-announce]', form);
    const fields = [...form.querySelectorAll('[data-field]')].map(root => ({
      kind: root.dataset.field,
      input: $('input', root),
      error: $('.error', root),
      messages: JSON.parse($('input', root).dataset.messages),
    }));
    const of = kind => fields.find(field => field.kind === kind);
    const marks = $('[data-marks]', form);
    form.noValidate = true;

    const problemOf = (field, complete) =>
      field.input.value.trim() ? problems[field.kind](field.input.value, form) : complete ? 'Required' : null;

    const show = (field, text) => {
      field.error.textContent = text ?? '';
      field.error.hidden = !text;
      if (text) field.input.setAttribute('aria-invalid', 'true');
      else field.input.removeAttribute('aria-invalid');
      return !text;
    };
    const check = (field, complete) => show(field, field.messages[problemOf(field, complete)]);

    const brand = () => brandOfTyped(of('number').input.value);
    const showBrand = () => {
      const now = brand();
      if (now === marks.dataset.brand) return;
      if (now) marks.dataset.brand = now;
      else delete marks.dataset.brand;
      says.textContent = now ? $('.mark-' + now, marks).dataset.name : '';
    };

    for (const field of fields) {
      field.input.addEventListener('input', event => {
        const deleting = (event.inputType ?? '').startsWith('delete');
        if (field.kind === 'number') {
          reshape(field.input, text => group(digitsOf(text).slice(0, 19)));
          showBrand();
        }
        if (field.kind === 'expiry') reshape(field.input, text => expiry(text, deleting));
        if (field.input.hasAttribute('aria-invalid')) check(field, false);
      });
      field.input.addEventListener('blur', () => {
        // The reader has moved on, so the error is also said.
        if (!check(field, field.input.hasAttribute('aria-invalid'))) says.textContent = field.error.textContent;
      });
    }
    showBrand();

    return {
      fields,
      of,
      brand,
      showBrand,
      show,
      readExpiry: () => readExpiry(of('expiry').input.value, earliestOf(of('expiry').input)[0]),
      isComplete: () => fields.every(field => !problemOf(field, true)),
      // Shows all that is wrong, and goes to the first of it.
      accept() {
        const wrong = fields.filter(field => !check(field, true));
        wrong[0]?.input.focus();
        return !wrong.length;
      },
    };
  };
})();
