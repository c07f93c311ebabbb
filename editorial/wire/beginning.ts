import * as Y from 'yjs';
import { bodyOf } from '#body/compose';
import { newDraftSaying } from '#body/document';
import { schemaVersion } from '#body/schema';
import { countWords, plainText } from '#body/text';
import { insertOf } from '#db/insertRows';
import type { Transaction } from '#db/pools';
import { sql } from '#db/query';
import { draft } from '#db/schema/drafts';
import type { ArticleId } from '#db/schema/ids';
import type { AnyActor } from '#editorial/actor';
import { type DraftText, draftText } from '#editorial/article/draftText';
import { WORDS_VERSION, weighted, wordTexts } from '#editorial/search/words';
import { bodyNodesOf } from './importBlocks.ts';
import type { WireStory } from './importing.ts';

type Placed = Pick<WireStory, 'headline' | 'standfirst' | 'blocks' | 'language'> & { articleId: ArticleId };

/** A statement carries so many, so that long texts do not make it too large. */
const perStatement = 50;

/**
 * The drafts of new articles, with what lists and search ask of them.
 * @param texts is told what each of them says
 */
export async function insertDrafts(
  tx: Transaction,
  actor: AnyActor,
  stories: Placed[],
  texts?: Map<ArticleId, DraftText>,
): Promise<void> {
  for (let at = 0; at < stories.length; at += perStatement)
    await insertSome(tx, actor, stories.slice(at, at + perStatement), texts);
}

async function insertSome(
  tx: Transaction,
  actor: AnyActor,
  stories: Placed[],
  texts: Map<ArticleId, DraftText> | undefined,
): Promise<void> {
  const rows = stories.map((story) => rowOf(actor, story, texts));
  const words = rows.map((row, at) => wordTexts(row, stories[at]?.language ?? 'en'));
  const column = (name: keyof (typeof words)[number]) =>
    sql`${sql.param(words.map((one) => one[name]))}::text[]`;
  const search = weighted(sql`cut.configuration`, {
    headline: sql`cut.headline`,
    standfirst: sql`cut.standfirst`,
    text: sql`cut.text`,
  });
  const from = sql`join unnest(${sql.param(rows.map(({ articleId }) => articleId))}::bigint[], ${column('configuration')},
      ${column('headline')}, ${column('standfirst')}, ${column('text')})
    cut (article_id, configuration, headline, standfirst, text) on cut.article_id = given.article_id`;
  await tx.execute(insertOf(draft, rows, { computed: { search }, from }));
}

function rowOf(
  actor: AnyActor,
  { articleId, headline, standfirst, blocks, language }: Placed,
  texts: Map<ArticleId, DraftText> | undefined,
) {
  const body = bodyOf(bodyNodesOf(blocks));
  const text = plainText(body);
  const wordCount = countWords(text, language);
  const ydoc = newDraftSaying({ headline, standfirst, body });
  texts?.set(articleId, draftText(ydoc, { upto: 0, language, counted: { text, words: wordCount } }));
  return {
    articleId,
    schemaVersion,
    state: Y.encodeStateAsUpdate(ydoc),
    headline,
    standfirst,
    plainText: text,
    body,
    wordCount,
    wordsVersion: WORDS_VERSION,
    changedBy: actor.id,
  };
}
