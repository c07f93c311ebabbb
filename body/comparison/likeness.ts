/** What is compared by likeness and aligned. Equal keys mean equal content. */
export type Alignable = {
  key: string;
  /** only members of one family can be versions of one another */
  family: string;
  kind: string;
  text: string;
  /** kept through edits */
  id?: string | undefined;
  /** what it shows, such as a picture: items with the same subject are alike, whatever their texts */
  subject?: unknown;
};

/** Texts that are shorter, or in scripts of many characters, are compared by pairs of characters; others by triples. */
const MIN_CHARACTERS_FOR_TRIPLES = 40;
const manyCharacters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Dice's coefficient over groups of characters, from 0 (unlike) to 1 (equal). Works for Chinese and English. */
export function likenessOf(one: Alignable, other: Alignable): number {
  if (one.family !== other.family) return 0;
  if (one.text === other.text || (one.subject !== undefined && one.subject === other.subject)) return 1;
  const size = Math.min(sizeFor(one.text), sizeFor(other.text));
  const [groups, others] = [groupsOf(one, size), groupsOf(other, size)];
  if (groups.size + others.size === 0) return 0;
  let shared = 0;
  for (const group of groups) if (others.has(group)) shared += 1;
  return (2 * shared) / (groups.size + others.size);
}

const sizeFor = (text: string): number =>
  text.length < MIN_CHARACTERS_FOR_TRIPLES || manyCharacters.test(text) ? 2 : 3;

/** By the size of the groups. Kept, because each block is compared with many others. */
const groupsCache = new WeakMap<Alignable, Map<number, Set<string>>>();

function groupsOf(of: Alignable, size: number): Set<string> {
  const cached = groupsCache.get(of) ?? new Map<number, Set<string>>();
  groupsCache.set(of, cached);
  const known = cached.get(size);
  if (known) return known;
  const groups = new Set<string>();
  for (let at = 0; at + size <= of.text.length; at += 1) groups.add(of.text.slice(at, at + size));
  cached.set(size, groups);
  return groups;
}
