/**
 * Porter's second stemmer for English (https://snowballstem.org/algorithms/english/stemmer.html). A test compares it
 * with that of Postgres. With it, a release needs no query for the lexemes of names in its text.
 */
export function englishStem(word: string): string {
  if (stems.size >= MAX_CACHED_STEMS) stems.clear();
  const stem = stems.get(word) ?? stemOf(word);
  stems.set(word, stem);
  return stem;
}

/** Cache of stems: nearly all words of a story occurred in earlier texts. */
const stems = new Map<string, string>();
const MAX_CACHED_STEMS = 20_000;

function stemOf(word: string): string {
  if (word.length <= 2 || !/^[a-z]+$/.test(word)) return word;
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  // A y that is a consonant is written Y.
  const marked = word.replace(/^y|(?<=[aeiouy])y/g, 'Y');
  const regions = regionsOf(marked);
  const plain = singular(marked);
  if (unchanged.has(plain)) return plain;
  const base = withFinalI(withoutParticiple(plain, regions.r1));
  return withoutFinalLetter(withoutSuffixes(base, regions), regions).toLowerCase();
}

const exceptions = new Map(
  pairsOf(`skis ski,skies sky,dying die,lying lie,tying tie,idly idl,gently gentl,ugly ugli,early earli,only onli,singly singl,
  sky sky,news news,howe howe,atlas atlas,cosmos cosmos,bias bias,andes andes`),
);
const unchanged = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));

/**
 * Starts of the regions R1 and R2: after the first consonant that follows a vowel, and after the next such consonant.
 */
type Regions = { r1: number; r2: number };

function regionsOf(word: string): Regions {
  const r1 = /^(?:gener|commun|arsen)/.exec(word)?.[0].length ?? behindVowel(word, 0);
  return { r1, r2: behindVowel(word, r1) };
}

function behindVowel(word: string, from: number): number {
  const at = word.slice(from).search(/[aeiouy][^aeiouy]/);
  return at < 0 ? word.length : from + at + 2;
}

const hasVowel = (text: string): boolean => /[aeiouy]/.test(text);

/** Whether a text ends in a short syllable. */
const endsShort = (text: string): boolean =>
  /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/.test(text);

function singular(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/(?:ied|ies)$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/(?:us|ss)$/.test(word) || !word.endsWith('s')) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutParticiple(word: string, r1: number): string {
  const doubled = /eed(?:ly)?$/.exec(word);
  if (doubled) return doubled.index >= r1 ? word.slice(0, doubled.index + 2) : word;
  const ending = /(?:ingly|edly|ing|ed)$/.exec(word);
  if (!ending || !hasVowel(word.slice(0, ending.index))) return word;
  const rest = word.slice(0, ending.index);
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/^[aeo](?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return endsShort(rest) && r1 >= rest.length ? `${rest}e` : rest;
}

const withFinalI = (word: string): string => word.replace(/(?<=.[^aeiouy])[yY]$/, 'i');

/** Endings and their replacements if they are in R1; only the longest matching one is tried. */
const second = endingPairs(
  `ational ate,tional tion,enci ence,anci ance,abli able,entli ent,izer ize,ization ize,ation ate,ator ate,alism al,
  aliti al,alli al,fulness ful,ousli ous,ousness ous,iveness ive,iviti ive,biliti ble,bli ble,ogi og,fulli ful,
  lessli less,li `,
);
const third = endingPairs('ational ate,tional tion,alize al,icate ic,iciti ic,ical ic,ful ,ness ,ative ');
const fourth = endingPairs(
  'al ,ance ,ence ,er ,ic ,able ,ible ,ant ,ement ,ment ,ent ,ism ,ate ,iti ,ous ,ive ,ize ,ion ',
);

/** The pairs of a list, those with longer endings first. */
function endingPairs(list: string): [string, string][] {
  return pairsOf(list).sort(([one], [other]) => other.length - one.length);
}

function pairsOf(list: string): [string, string][] {
  return list.split(/,\s*/).map((pair) => pair.split(' ') as [string, string]);
}

function withoutSuffixes(word: string, { r1, r2 }: Regions): string {
  const two = replaced(word, second, r1, (before, ending) => {
    if (ending === 'ogi') return before.endsWith('l');
    return ending !== 'li' || /[cdeghkmnrt]$/.test(before);
  });
  const three = replaced(two, third, r1, (before, ending) => ending !== 'ative' || before.length >= r2);
  return replaced(three, fourth, r2, (before, ending) => ending !== 'ion' || /[st]$/.test(before));
}

function replaced(
  word: string,
  endings: [string, string][],
  region: number,
  mayEnd: (before: string, ending: string) => boolean,
): string {
  const [ending, replacement] = endings.find((pair) => word.endsWith(pair[0])) ?? [];
  if (!ending) return word;
  const before = word.slice(0, -ending.length);
  return before.length >= region && mayEnd(before, ending) ? `${before}${replacement}` : word;
}

function withoutFinalLetter(word: string, { r1, r2 }: Regions): string {
  const before = word.slice(0, -1);
  if (word.endsWith('e')) {
    return before.length >= r2 || (before.length >= r1 && !endsShort(before)) ? before : word;
  }
  return word.endsWith('ll') && before.length >= r2 ? before : word;
}
