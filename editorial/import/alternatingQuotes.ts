import { isApostrophe, isDigit, QuoteParagraphs } from './quoteParagraphs.ts';
import type { Marks } from './typographyQuotes.ts';

/**
 * Opens and closes quotes alternately, for Chinese, which has no spaces, and Arabic, which attaches prefixes to
 * quotations. A quote without a partner is not changed.
 */
export function quoteByTurns(text: string, isProtected: Uint8Array, { open, close }: Marks): string {
  const paragraphs = new QuoteParagraphs(text, isProtected);
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
