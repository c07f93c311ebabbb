export const isLetterOrDigit = (sign: string): boolean => /[\p{L}\p{M}\p{N}\ud800-\udfff]/u.test(sign);
export const isDigit = (sign: string): boolean => /[\p{Nd}½¼¾]/u.test(sign);
export const isBlank = (sign: string): boolean => !/\S/.test(sign);
export const opensBefore = (sign: string): boolean => isBlank(sign) || /[([{<«“‘¿¡*_/|]/.test(sign);
export const isDash = (sign: string): boolean => /[-–—…]/.test(sign);
/** Whether a word, or its opening punctuation, begins with this character. */
export const beginsWord = (sign: string): boolean =>
  isLetterOrDigit(sign) || /["'`“”‘’«($£€¥#@…¿¡&*_[{<–—-]/.test(sign);
/** Words that begin with an apostrophe: 'tis, 'em, rock 'n' roll, the '90s, of '08. */
export const beginsWithApostrophe =
  /^'(?:(?:tis|twas|twere|twill|twould|til|em|n)(?![\p{L}\p{N}])|\d\ds?(?![\p{L}\p{N}]))/iu;
const isLatin = (sign: string): boolean => /\p{Script=Latin}/u.test(sign);
export const isApostrophe = (before: string, after: string): boolean => isLatin(before) && isLatin(after);

type Paragraph = { end: number; lastDouble: number; lastSingle: number; lastClosing: number };

/** Tracks the paragraph of a position: a quotation does not extend over a blank line. */
export class QuoteParagraphs {
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
