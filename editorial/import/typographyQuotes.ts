export type Marks = { open: string; close: string };

const isLetterOrDigit = (sign: string): boolean => /[\p{L}\p{M}\p{N}\ud800-\udfff]/u.test(sign);
const isDigit = (sign: string): boolean => /[\p{Nd}½¼¾]/u.test(sign);
const isBlank = (sign: string): boolean => !/\S/.test(sign);
const opensBefore = (sign: string): boolean => isBlank(sign) || /[([{<«“‘¿¡*_/|]/.test(sign);
const isDash = (sign: string): boolean => /[-–—…]/.test(sign);
/** Whether a word, or its opening punctuation, begins with this character. */
const beginsWord = (sign: string): boolean =>
  isLetterOrDigit(sign) || /["'`“”‘’«($£€¥#@…¿¡&*_[{<–—-]/.test(sign);
/** Words that begin with an apostrophe: 'tis, 'em, rock 'n' roll, the '90s, of '08. */
const beginsWithApostrophe =
  /^'(?:(?:tis|twas|twere|twill|twould|til|em|n)(?![\p{L}\p{N}])|\d\ds?(?![\p{L}\p{N}]))/iu;

const isLatin = (sign: string): boolean => /\p{Script=Latin}/u.test(sign);
const isApostrophe = (before: string, after: string): boolean => isLatin(before) && isLatin(after);

type Paragraph = { end: number; lastDouble: number; lastSingle: number; lastClosing: number };

/** Tracks the paragraph of a position: a quotation does not extend over a blank line. */
class Paragraphs {
  #all: Paragraph[] = [];
  #now = 0;

  constructor(text: string, isProtected: Uint8Array) {
    let last = { lastDouble: -1, lastSingle: -1, lastClosing: -1 };
    for (let at = 0; at < text.length; at++) {
      const sign = text[at] ?? '';
      if (sign === '\n' && /^\n[^\S\n]{0,200}\n/.test(text.slice(at, at + 202))) {
        this.#all.push({ end: at, ...last });
        last = { lastDouble: -1, lastSingle: -1, lastClosing: -1 };
      }
      if (isProtected[at]) continue;
      if (sign === '"') last.lastDouble = at;
      if (sign !== "'" && sign !== '’') continue;
      const [before = '', after = ''] = [text[at - 1], text[at + 1]];
      if (sign === "'" && !isApostrophe(before, after)) last.lastSingle = at;
      if (!opensBefore(before) && !isDigit(before) && !isLetterOrDigit(after)) last.lastClosing = at;
    }
    this.#all.push({ end: text.length, ...last });
  }

  /** @returns whether a new paragraph begins at or before this position, which must not decrease between calls */
  goTo(at: number): boolean {
    const before = this.#now;
    while (at > this.now.end && this.#now < this.#all.length - 1) this.#now += 1;
    return this.#now > before;
  }

  get now(): Paragraph {
    return this.#all[this.#now] as Paragraph;
  }
}

/**
 * Opens and closes quotes by the characters before and after them, for languages with spaces between words. @param
 * isProtected for each UTF-16 unit whether it must not be changed
 */
export function quoteByPlace(text: string, isProtected: Uint8Array, { open, close }: Marks): string {
  const paragraphs = new Paragraphs(text, isProtected);
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
 * For a mark after a digit within a quotation: whether a later mark closes the quotation, so that this one means
 * inches.
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

/**
 * Opens and closes quotes alternately, for Chinese, which has no spaces, and Arabic, which attaches prefixes to
 * quotations. A quote without a partner is not changed.
 */
export function quoteByTurns(text: string, isProtected: Uint8Array, { open, close }: Marks): string {
  const paragraphs = new Paragraphs(text, isProtected);
  const out: string[] = [];
  let [isOpen, isOpenWithin] = [false, false];
  for (let at = 0; at < text.length; at++) {
    if (paragraphs.goTo(at)) [isOpen, isOpenWithin] = [false, false];
    const sign = text[at] ?? '';
    if (isProtected[at]) out.push(sign);
    else if (sign === open || sign === close) {
      isOpen = sign === open;
      out.push(sign);
    } else if (sign === '"') {
      const hasPartner = isOpen || (!isDigit(text[at - 1] ?? '') && paragraphs.now.lastDouble > at);
      out.push(hasPartner ? (isOpen ? close : open) : sign);
      isOpen = hasPartner && !isOpen;
    } else if (sign === '‘' || (sign === '’' && !isApostrophe(text[at - 1] ?? '', text[at + 1] ?? ''))) {
      isOpenWithin = sign === '‘';
      out.push(sign);
    } else if (sign === "'" && isApostrophe(text[at - 1] ?? '', text[at + 1] ?? '')) out.push('’');
    else if (sign === "'") {
      const hasPartner = isOpenWithin || (!isDigit(text[at - 1] ?? '') && paragraphs.now.lastSingle > at);
      out.push(hasPartner ? (isOpenWithin ? '’' : '‘') : sign);
      isOpenWithin = hasPartner && !isOpenWithin;
    } else out.push(sign);
  }
  return out.join('');
}
