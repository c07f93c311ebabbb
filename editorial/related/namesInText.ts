import type { Language } from '#db/schema/taxonomy.ts';
import { lazyValue } from './lazyValue.ts';
import { namesInArabic } from './namesArabic.ts';
import { namesInChinese } from './namesChinese.ts';
import { namesInEnglish } from './namesEnglish.ts';
import { nounsInChinese } from './nounsChinese.ts';
import { nounsInEnglish } from './nounsEnglish.ts';
import type { StoryName, StoryNoun } from './storyName.ts';

/** The parts of a story that may be shown as the reason why another is related to it. */
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
  const { headline } = story;
  const rest = restOf(story);
  return lazyValue(() =>
    language === 'zh-CN'
      ? nounsInChinese({ headline, rest }, lexicon)
      : nounsInEnglish([headline, ...rest.split('\n')]),
  );
}

const restOf = ({ standfirst, plainText }: NamedText): string =>
  `${standfirst}\n${plainText.slice(0, MAX_CHARACTERS)}`;
