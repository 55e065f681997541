'use strict';
// The ranges from which card numbers are issued. Comes before card.js; the server writes its own table into the last line.
const cardIssuers = (table => {
  const ranges = table.split(';').flatMap(row => {
    const [brand, lengths, spans] = row.split(':');
    return spans.split(' ').map(span => {
      const [first, last = first] = span.split('-');
      return { brand, lengths: lengths.split(' ').map(Number), first, last };
    });
  });
  const has = ({ first, last }, digits) => {
    const start = digits.slice(0, first.length);
    return start.length === first.length && first <= start && start <= last;
  };
  // The narrowest range that has these digits; nothing where none has.
  return digits => ranges.find(range => has(range, digits));
})('{issuers}');
