const doubled = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const exceptions = new Map(
  pairs(
    'skis ski; skies sky; dying die; lying lie; tying tie; idly idl; gently gentl; ugly ugli; early earli; only onli; singly singl; sky sky; news news; howe howe; atlas atlas; cosmos cosmos; bias bias; andes andes',
  ),
);
const unchangedAfterPlural = new Set(
  'inning outing canning herring earring proceed exceed succeed'.split(' '),
);

const step2 = pairs(
  'ization ize; ational ate; fulness ful; ousness ous; iveness ive; tional tion; biliti ble; lessli less; entli ent; ation ate; alism al; aliti al; ousli ous; iviti ive; fulli ful; enci ence; anci ance; abli able; izer ize; ator ate; alli al; bli ble',
);
const step3 = pairs('ational ate; tional tion; alize al; icate ic; iciti ic; ical ic; ful ; ness ');
const step4 = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic'.split(' ');

function pairs(text: string): [string, string][] {
  return text.split('; ').map((pair) => {
    const [ending = '', replacement = ''] = pair.split(' ');
    return [ending, replacement];
  });
}

/**
 * The stem of a lower-case English word by Porter's second stemmer (snowballstem.org/algorithms/english), as Postgres'
 * `english` has it.
 */
export function stemEnglish(given: string): string {
  if (given.length < 3 || !/^[a-z]+$/.test(given)) return given;
  const exception = exceptions.get(given);
  if (exception) return exception;
  // A y that is a consonant is written Y until the end.
  let word = given.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const r1 = regionStart(word);
  const r2 = r1 + afterFirstVowelAndConsonant(word.slice(r1));
  word = withoutPlural(word);
  if (unchangedAfterPlural.has(word)) return word;
  word = withoutPast(word, r1);
  word = word.replace(/(?<=.[^aeiouy])[yY]$/, 'i');
  word = replaceLongest(word, step2, r1) ?? withoutLi(word, r1);
  word = replaceLongest(word, step3, r1) ?? word;
  if (word.endsWith('ative') && word.length - 5 >= r2) word = word.slice(0, -5);
  word = withoutStep4(word, r2);
  word = withoutLastLetter(word, r1, r2);
  return word.toLowerCase();
}

/** Where the region after the first consonant that follows a vowel begins. */
function regionStart(word: string): number {
  const prefix = /^(gener|commun|arsen)/.exec(word)?.[0];
  return prefix ? prefix.length : afterFirstVowelAndConsonant(word);
}

function afterFirstVowelAndConsonant(text: string): number {
  const found = /[aeiouy][^aeiouy]/.exec(text);
  return found ? found.index + 2 : text.length;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/(us|ss)$/.test(word)) return word;
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutPast(word: string, r1: number): string {
  const eed = /eed(ly)?$/.exec(word);
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word;
  const past = /(ed|ing)(ly)?$/.exec(word);
  if (!past || !/[aeiouy]/.test(word.slice(0, past.index))) return word;
  const stem = word.slice(0, past.index);
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (doubled.test(stem)) return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1);
  return r1 >= stem.length && endsInShortSyllable(stem) ? `${stem}e` : stem;
}

const endsInShortSyllable = (text: string): boolean =>
  /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/.test(text);

/** Replaces the longest of the endings that the word has, where that lies in the region; undefined if it has none. */
function replaceLongest(word: string, endings: [string, string][], r1: number): string | undefined {
  const found = endings.find(([ending]) => word.endsWith(ending));
  if (!found) return undefined;
  const start = word.length - found[0].length;
  return start >= r1 ? word.slice(0, start) + found[1] : word;
}

function withoutLi(word: string, r1: number): string {
  if (word.endsWith('logi') && word.length - 3 >= r1) return word.slice(0, -1);
  return /[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1 ? word.slice(0, -2) : word;
}

function withoutStep4(word: string, r2: number): string {
  const ending = step4.find((one) => word.endsWith(one)) ?? /(?<=[st])ion$/.exec(word)?.[0];
  return ending && word.length - ending.length >= r2 ? word.slice(0, -ending.length) : word;
}

function withoutLastLetter(word: string, r1: number, r2: number): string {
  const last = word.length - 1;
  if (word.endsWith('e'))
    return last >= r2 || (last >= r1 && !endsInShortSyllable(word.slice(0, last)))
      ? word.slice(0, last)
      : word;
  return word.endsWith('ll') && last >= r2 ? word.slice(0, last) : word;
}

/** Words that say nothing of a story's subject: the list that Postgres' `english` leaves out. */
export const englishStopWords = new Set(
  'i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves what which who whom this that these those am is are was were be been being have has had having do does did doing a an the and but if or because as until while of at by for with about against between into through during before after above below to from up down in out on off over under again further then once here there when where why how all any both each few more most other some such no nor not only own same so than too very s t can will just don should now'.split(
    ' ',
  ),
);
