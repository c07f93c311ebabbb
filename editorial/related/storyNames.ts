import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { configurations } from '#editorial/search/searchWords.ts';
import { foldText } from '#editorial/search/textFolding.ts';
import { readNames } from './lexicon.ts';
import type { NamedText, StoryNames } from './namesInText.ts';
import type { Relatable } from './relatable.ts';
import type { StoryName } from './storyName.ts';
import { namesOfStory } from './textFacts.ts';

type Story = NamedText & Pick<Relatable, 'facts'> & { article: Pick<Relatable['article'], 'language'> };

/**
 * The names in stories, in order. One query reads the lexicon if any story is Chinese, and one the lexemes of all
 * Arabic names; English needs none.
 */
export async function readStoryNames(tx: Transaction, stories: Story[]): Promise<StoryNames[]> {
  const isChinese = stories.some(({ article }) => article.language === 'zh-CN');
  const lexicon = isChinese ? await readNames(tx, 'zh-CN') : [];
  const allNames = stories.map((story) => namesOfStory(story, story.article.language, lexicon));
  const arabic = allNames
    .filter((_, at) => stories[at]?.article.language === 'ar')
    .flatMap(({ names }) => names);
  await putLexemes(tx, arabic);
  return allNames;
}

async function putLexemes(tx: Transaction, names: StoryName[]): Promise<void> {
  const wordsOf = ({ text }: StoryName) => text.split(' ');
  const lexemes = await lexemesOf(tx, 'ar', names.flatMap(wordsOf));
  for (const name of names) name.lexemes = wordsOf(name).flatMap((word) => lexemes.get(word) ?? []);
}

/** The lexeme of each word in the index of a language, in one statement. Stop words have none. */
export async function lexemesOf(
  tx: Transaction,
  language: Language,
  words: readonly string[],
): Promise<Map<string, string>> {
  const distinctWords = [...new Set(words)];
  if (distinctWords.length === 0) return new Map();
  const { rows } = await tx.execute<{ word: string; lexeme: string | null }>(sql`
    select word, (tsvector_to_array(to_tsvector(${configurations[language]}::regconfig, folded)))[1] as lexeme
    from unnest(${sql.param(distinctWords)}::text[], ${sql.param(distinctWords.map(foldText))}::text[]) read (word, folded)`);
  return new Map(rows.flatMap(({ word, lexeme }) => (lexeme === null ? [] : [[word, lexeme]])));
}
