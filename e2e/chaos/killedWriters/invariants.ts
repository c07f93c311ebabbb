import { expect } from '@playwright/test';
import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { draftOf, nodesOf, readDraft } from '#body/draftDocument.ts';
import { draftSchema } from '#body/draftSchema.ts';
import { staff } from '#db/pools.ts';
import { asc, eq } from '#db/query.ts';
import { comment, commentThread } from '#db/schema/comments.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { suggestion } from '#db/schema/suggestions.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { suggestionsOf } from '#editorial/suggestions/suggestedDraft.ts';
import type { WrittenComment } from './comments.ts';
import { type DocumentTexts, documentOfPage, documentTexts } from './documentTexts.ts';
import type { Writer, Writers } from './writers.ts';
import type { WrittenArticle } from './writtenArticle.ts';

/** What the database has of an article. */
type StoredArticle = { document: BodyNode; texts: DocumentTexts; suggestionIds: string[] };

/** Reads an article's draft. Fails if the draft's document, or the text edition, does not pass the schema. */
async function readStored(articleId: ArticleId): Promise<StoredArticle> {
  const ydoc = draftOf((await loadDraft(articleId)).state);
  const document: BodyNode = { type: 'doc', content: nodesOf(ydoc.getXmlFragment('body')) };
  draftSchema.nodeFromJSON(document).check();
  const { body } = readDraft(ydoc);
  expect(checkBody(body)).toMatchObject({ fit: true });
  const edition = documentTexts(body as BodyNode);
  const texts = documentTexts(document);
  expect(edition, 'the text edition has everything but the suggestions').toEqual({ ...texts, suggested: '' });
  return { document, texts, suggestionIds: suggestionsOf(ydoc).map(({ id }) => id) };
}

const TEXT_NAMES = ['direct', 'passages', 'replying', 'suggested'] as const;

/** After a kill, before any browser could send again: what the browsers showed as saved or sent is in the database. */
export async function expectNothingLost(
  articleId: ArticleId,
  shown: (BodyNode | undefined)[],
  comments: WrittenComment[],
): Promise<void> {
  const { texts } = await readStored(articleId);
  for (const document of shown.filter((each) => each !== undefined)) {
    const saved = documentTexts(document);
    for (const name of TEXT_NAMES)
      expect(texts[name].startsWith(saved[name]), `${name}: “${saved[name]}” is in “${texts[name]}”`).toBe(
        true,
      );
  }
  const stored = await readComments(articleId);
  for (const { text, isAcknowledged } of comments) {
    const count = stored.filter((row) => row.text === text).length;
    expect(count, text).toBeLessThanOrEqual(1);
    if (isAcknowledged) expect(count, text).toBe(1);
  }
}

/** After everything was saved and sent: the database has exactly what was written, and all browsers show it. */
export async function expectEverythingWritten(article: WrittenArticle, writers: Writers): Promise<void> {
  const { id: articleId, comments } = article;
  const { document, texts, suggestionIds } = await readStored(articleId);
  expect(texts).toEqual(article.texts);
  const stored = draftSchema.nodeFromJSON(withoutBlockIds(document)).toJSON();
  for (const writer of Object.values(writers)) await expectSameDocument(writer, stored);
  const rows = await staff().select().from(suggestion).where(eq(suggestion.articleId, articleId));
  expect(rows.map(({ id }) => id).sort(), 'each suggestion has one row').toEqual(suggestionIds.sort());
  for (const { id, createdBy, state } of rows)
    expect({ createdBy, state }, id).toEqual({ createdBy: writers.suggesting.userId, state: 'open' });
  await expectComments(articleId, document, comments);
  article.suggestions = rows.length;
}

/** Blocks get their ids when the database's document is read; the editor's document has none. */
const withoutBlockIds = ({ content = [], ...document }: BodyNode): BodyNode => ({
  ...document,
  content: content.map((block) => ({ ...block, attrs: { ...block.attrs, id: null } })),
});

/** Waits until the page shows the document: changes of others may arrive after one's own are saved. */
const expectSameDocument = (writer: Writer, stored: unknown): Promise<void> =>
  expect
    .poll(
      async () => {
        const shown = draftSchema.nodeFromJSON(await documentOfPage(writer.page()));
        return shown.toJSON();
      },
      { message: `the browser of “${writer.name}” shows the stored document` },
    )
    .toEqual(stored);

async function expectComments(
  articleId: ArticleId,
  document: BodyNode,
  comments: WrittenComment[],
): Promise<void> {
  const stored = await readComments(articleId);
  expect(stored.map(({ text }) => text).sort(), 'each comment is stored once').toEqual(
    comments.map(({ text }) => text).sort(),
  );
  for (const { text, by } of comments)
    expect(stored.find((row) => row.text === text)?.createdBy, text).toBe(by.userId);
  const threads = await staff()
    .select({ id: commentThread.id, quote: commentThread.quote })
    .from(commentThread)
    .where(eq(commentThread.articleId, articleId));
  expect(passagesOf(document), 'each thread has its passage').toEqual(
    new Map(threads.map(({ id, quote }) => [id, quote])),
  );
}

const readComments = (articleId: ArticleId) =>
  staff()
    .select({ text: comment.text, createdBy: comment.createdBy })
    .from(comment)
    .innerJoin(commentThread, eq(commentThread.id, comment.threadId))
    .where(eq(commentThread.articleId, articleId))
    .orderBy(asc(comment.createdAt));

/** The marked words of each thread. */
function passagesOf(document: BodyNode): Map<string, string> {
  const passages = new Map<string, string>();
  for (const { text = '', marks = [] } of (document.content ?? []).flatMap(({ content = [] }) => content))
    for (const { type, attrs } of marks)
      if (type === 'comment') passages.set(String(attrs?.id), (passages.get(String(attrs?.id)) ?? '') + text);
  return passages;
}
