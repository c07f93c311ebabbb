import {
  beginsWithApostrophe,
  beginsWord,
  isBlank,
  isDash,
  isDigit,
  isLetterOrDigit,
  opensBefore,
  QuoteParagraphs,
} from './quoteParagraphs.ts';

export type Marks = { open: string; close: string };

/**
 * Opens and closes quotes by the characters before and after them, for languages with spaces between words. @param
 * isProtected for each UTF-16 unit whether it must not be changed
 */
export function quoteByPlace(text: string, isProtected: Uint8Array, { open, close }: Marks): string {
  const paragraphs = new QuoteParagraphs(text, isProtected);
  const out: string[] = [];
  let before = '';
  const put = (sign: string) => {
    out.push(sign);
    before = sign.at(-1) ?? '';
  };
  let [doubles, singles] = [0, 0];
  const isInch = inchesIn(text, isProtected);
  for (let at = 0; at < text.length; at++) {
    if (paragraphs.goTo(at)) [doubles, singles] = [0, 0];
    const sign = text[at] ?? '';
    if (isProtected[at]) {
      put(sign);
      continue;
    }
    const isPair =
      (sign === "'" || sign === '`') && text[at + 1] === sign && text[at + 2] !== sign && before !== sign;
    const after = text[at + (isPair ? 2 : 1)] ?? '';
    if (sign === open) doubles += 1;
    if (sign === close) doubles = Math.max(0, doubles - 1);
    if (sign === '‘') singles += 1;
    if (sign === '’' && !opensBefore(before) && !isLetterOrDigit(after)) singles = Math.max(0, singles - 1);
    if (sign === '"' || isPair) {
      const role = doubleRole({ sign, before, after, isInch: doubles === 0 || isInch(at) });
      if (role === 'open') doubles += 1;
      if (role === 'close') doubles = Math.max(0, doubles - 1);
      put(role === 'open' ? open : role === 'close' ? close : isPair ? sign + sign : sign);
      if (isPair) at += 1;
    } else if (sign === "'") {
      const hasEnd = paragraphs.now.lastClosing > at;
      const isLead = opensBefore(before) || isDash(before);
      if (isDigit(before) && !isLetterOrDigit(after) && singles === 0) put(sign);
      else if (isLead && beginsWithApostrophe.test(text.slice(at, at + 8))) put('’');
      else if (isLead && (isDash(before) ? isLetterOrDigit(after) : beginsWord(after))) {
        singles += hasEnd ? 1 : 0;
        put(hasEnd ? '‘' : '’');
      } else if (isBlank(before)) put(sign);
      else {
        if (!isLetterOrDigit(after)) singles = Math.max(0, singles - 1);
        put('’');
      }
    } else if (
      sign === '`' &&
      opensBefore(before) &&
      isLetterOrDigit(after) &&
      paragraphs.now.lastClosing > at
    ) {
      singles += 1;
      put('‘');
    } else put(sign);
  }
  return out.join('');
}

type DoubleContext = { sign: string; before: string; after: string; isInch: boolean };

function doubleRole({ sign, before, after, isInch }: DoubleContext): 'open' | 'close' | 'stay' {
  if (sign === '`') return 'open';
  if (isDigit(before) && isInch) return 'stay';
  if (opensBefore(before) || isDash(before)) {
    if (isDash(before) ? isLetterOrDigit(after) : beginsWord(after)) return 'open';
    if (isBlank(before)) return 'stay';
  }
  return isLetterOrDigit(before) && isLetterOrDigit(after) ? 'stay' : 'close';
}

/**
 * Whether a mark after a digit within a quotation means inches, because a later mark closes the quotation.
 */
function inchesIn(text: string, isProtected: Uint8Array): (at: number) => boolean {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++)
    if (!isProtected[at] && /["“”]/.test(text[at] ?? '')) places.push(at);
  let next = 0;
  return (at) => {
    while ((places[next] ?? text.length) <= at) next += 1;
    const place = places[next];
    if (place === undefined || text.slice(at, Math.min(place, at + 1_000)).includes('\n\n')) return false;
    const [before = '', after = ''] = [text[place - 1], text[place + 1]];
    return !opensBefore(before) && !isDigit(before) && !isLetterOrDigit(after);
  };
}
