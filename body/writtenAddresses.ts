import { isFitHref } from './href.ts';

type FoundAddress = { text: string; index: number; href: string };

/** With a scheme, up to a space, a quotation mark or other punctuation outside addresses; letters of any script. */
const candidate =
  /(?<![a-z\d])(?:https?:\/\/|mailto:)[^\s<>"“”‘’«»，。；：！？、،؛؟（）《》「」『』【】…\p{Cc}\p{Cf}]{1,2000}/giu;

/**
 * Addresses in running text. Only addresses with a scheme count: stories mention Booking.com and notes.md, and lack spaces
 * after a full stop.
 */
export function findAddresses(text: string): FoundAddress[] {
  return [...text.matchAll(candidate)].flatMap(({ 0: match, index }) => {
    const address = withoutEnd(withoutProse(match));
    const isAddress =
      /^https?:\/\/[^/?#]*[\p{L}\p{N}]/iu.test(address) || /^mailto:[^@]+@[^@]+\.[^@]+$/i.test(address);
    return isAddress && isFitHref(address) ? [{ text: address, index, href: address }] : [];
  });
}

/**
 * Removes text after an address: Chinese and Japanese put no space between them. Their characters belong to the address
 * directly after a delimiter (`/wiki/北京`, `?q=北京`), but not after a letter (`https://a.example的页面`).
 */
function withoutProse(address: string): string {
  const at = address.search(/[a-z\d)](?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/iu);
  return at < 0 ? address : address.slice(0, at + 1);
}

const openings: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Removes punctuation at the end, which belongs to the sentence, and a bracket that was opened before the address. */
function withoutEnd(address: string): string {
  const counts = new Map<string, number>();
  for (const sign of address) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const countOf = (sign: string) => counts.get(sign) ?? 0;
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    const opening = openings[last];
    const isOfSentence = opening ? countOf(opening) < countOf(last) : /[.,;:!?'*_~]/.test(last);
    if (!isOfSentence) break;
    counts.set(last, countOf(last) - 1);
  }
  return address.slice(0, end);
}
