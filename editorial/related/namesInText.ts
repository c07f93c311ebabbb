import type { Language } from '#db/schema/taxonomy.ts';
import { lazyValue } from './lazyValue.ts';
import { namesInArabic } from './namesArabic.ts';
import { namesInChinese } from './namesChinese.ts';
import { namesInEnglish } from './namesEnglish.ts';
import { nounsInChinese } from './nounsChinese.ts';
import { nounsInEnglish } from './nounsEnglish.ts';
import type { StoryName, StoryNoun } from './storyName.ts';

/** What of a story may be named as the reason why another stands beside it. */
export type StoryNames = {
  /** the names of people, places and bodies */
  names: StoryName[];
  /** nouns, for stories that share no name: looked for when they are first asked for */
  nouns(): StoryNoun[];
};

export type NamedText = { headline: string; standfirst: string; plainText: string };

const MAX_CHARACTERS = 20_000;

/**
 * The names in a story's text. Of an Arabic story the names have no lexemes yet: only Postgres tells them.
 * @param lexicon Chinese names that no dictionary has
 */
export function findNames(story: NamedText, language: Language, lexicon: readonly string[]): StoryNames {
  const { headline } = story;
  const rest = restOf(story);
  const nouns = nounsOf(story, language, lexicon);
  if (language === 'ar') return { names: namesInArabic(`${headline}\n${rest}`), nouns };
  if (language === 'zh-CN') return { names: namesInChinese(`${headline}\n${rest}`, lexicon), nouns };
  return { names: namesInEnglish([headline, ...rest.split('\n')]), nouns };
}

/** The nouns of a story, looked for when they are first asked for; of an Arabic story none. */
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
