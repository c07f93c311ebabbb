import type { Language } from '#db/schema/taxonomy.ts';
import { namesInChinese } from './namesChinese.ts';
import { namesInEnglish } from './namesEnglish.ts';
import type { StoryName, StoryNoun } from './storyName.ts';
import { nounsInChinese, nounsInEnglish } from './storyNouns.ts';

/** The parts of a story that may be shown as the reason why another story is related to it. */
export type StoryNames = {
  /** names of people, places and organisations */
  names: StoryName[];
  /** nouns, for stories that share no name; computed at the first call */
  nouns(): StoryNoun[];
};

export type NamedText = { headline: string; standfirst: string; plainText: string };

const MAX_CHARACTERS = 20_000;

/**
 * The names in a story's text. Arabic names have no lexemes yet, which only Postgres can compute. @param lexicon
 * Chinese names that no dictionary has
 */
export function findNames(story: NamedText, language: Language, lexicon: readonly string[]): StoryNames {
  const { headline } = story;
  const rest = restOf(story);
  const nouns = nounsOf(story, language, lexicon);
  if (language === 'ar') return { names: namesInArabic(`${headline}\n${rest}`), nouns };
  if (language === 'zh-CN') return { names: namesInChinese(`${headline}\n${rest}`, lexicon), nouns };
  return { names: namesInEnglish([headline, ...rest.split('\n')]), nouns };
}

/** The nouns of a story, computed at the first call; none for an Arabic story. */
export function nounsOf(
  story: NamedText,
  language: Language,
  lexicon: readonly string[],
): StoryNames['nouns'] {
  if (language === 'ar') return () => [];
  let nouns: StoryNoun[] | undefined;
  return () => {
    nouns ??=
      language === 'zh-CN'
        ? nounsInChinese(story.headline, restOf(story), lexicon)
        : nounsInEnglish([story.headline, ...restOf(story).split('\n')]);
    return nouns;
  };
}

const restOf = ({ standfirst, plainText }: NamedText): string =>
  `${standfirst}\n${plainText.slice(0, MAX_CHARACTERS)}`;

/** Titles of people; the two words after one are a name. Arabic has no capitals, so there is no other evidence. */
const arabicTitles =
  'الرئيس|الرئيسة|السيد|السيدة|الدكتور|الدكتورة|الوزير|الوزيرة|المهندس|المهندسة|الأستاذ|الأستاذة|القاضي|القاضية|النائب|النائبة|الأمير|الأميرة|الشيخ|العميد|العقيد|اللواء|القبطان|المدير|المديرة|المحافظ|المحامي|المحامية|البروفيسور';
const titledName = new RegExp(
  `(?<!\\p{L})(?:${arabicTitles}) (\\p{Script=Arabic}{2,} \\p{Script=Arabic}{2,})(?![\\p{L}\\p{M}])`,
  'gu',
);

/** Names in Arabic, without their lexemes. */
function namesInArabic(text: string): StoryName[] {
  const distinct = new Set(Array.from(text.matchAll(titledName), ([, name = '']) => name));
  return [...distinct].map((name) => ({ text: name, lexemes: [] }));
}
