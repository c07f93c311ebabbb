import { countWords, plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { type DraftField, draftOf, fields, readDraft } from '#body/draftDocument.ts';
import { newestFirst } from '#body/liveEntries.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { sentTogether } from '#db/sentTogether.ts';
import { noteFieldChanges } from '#editorial/articles/fieldChanges.ts';
import { WORDS_VERSION } from '#editorial/search/searchWords.ts';
import { searchVector } from '#editorial/search/wordVectors.ts';
import { storeSuggestionTexts } from '#editorial/suggestions/suggestionTexts.ts';
import { readDraftAuthors } from './draftAuthors.ts';
import { compactDraft, MAX_LOG_ROWS } from './draftCompaction.ts';
import { hasUnkeptVisit, keepSeenTexts } from './keepingSeenTexts.ts';
import { isLargeDeletion, isVersionDue, keepReplacedText } from './keepingVersions.ts';
import { type LoadedDraft, loadDraft } from './loadedDraft.ts';
import { storedLine } from './storedLine.ts';

/**
 * Derives the columns of a draft that lists, search and checks use: its lines, checked body, plain text and counts. An
 * invalid body is stored as null, which cannot be released; the draft itself is not changed. Only visible differences
 * update `changed_at`: opening a story, or typing and undoing, does not. Derives nothing if another node has derived the
 * same rows of the log. The text before a change is kept as a version when one is due, or when it is the last text that a
 * person saw before they closed the draft. Compacts the log if it has become long.
 */
export async function deriveDraft(articleId: ArticleId): Promise<void> {
  const loaded = await loadDraft(articleId);
  if (loaded.firstState) await deriveColumns(articleId, { state: loaded.firstState, upto: 0 });
  if (!loaded.isDerived) await deriveColumns(articleId, loaded);
  if (loaded.waiting > MAX_LOG_ROWS) await compactDraft(articleId, loaded);
}

async function deriveColumns(
  articleId: ArticleId,
  loaded: Pick<LoadedDraft, 'state' | 'upto'>,
): Promise<void> {
  const ydoc = draftOf(loaded.state);
  const content = readDraft(ydoc);
  const body = checkBody(content.body);
  const text = body.fit ? plainText(body.body) : '';
  const releasable = body.fit ? JSON.stringify(newestFirst(body.body)) : null;
  const after = {
    headline: storedLine(content.headline),
    standfirst: storedLine(content.standfirst),
    bodyHash: sql<string | null>`body_fingerprint(${releasable}::jsonb)`,
  };
  await inTransaction(async (tx) => {
    const [row] = await tx
      .select({
        language: article.language,
        upto: draft.derivedUpto,
        headline: sql<boolean>`${draft.headline} <> ${after.headline}`,
        standfirst: sql<boolean>`${draft.standfirst} <> ${after.standfirst}`,
        body: sql<boolean>`coalesce(${draft.bodyHash}, body_fingerprint(newest_first(${draft.body}))) is distinct from ${after.bodyHash}`,
        isNew: sql<boolean>`${draft.body} is null`,
        isVersionDue,
        hasUnkeptVisit: hasUnkeptVisit(loaded.upto),
        hasSuggestions: sql<boolean>`exists (select from suggestion where article_id = ${articleId} and state = 'open')`,
        wordCount: draft.wordCount,
      })
      .from(article)
      .innerJoin(draft, eq(draft.articleId, article.id))
      .where(eq(article.id, articleId))
      .for('no key update', { of: draft });
    if (!row || row.upto > loaded.upto) return;
    // An empty body that is derived for the first time is no change.
    const changed = fields.filter(
      (field) => row[field] && (field !== 'body' || !row.isNew || !(body.fit && isBlank(body.body))),
    );
    const wordCount = countWords(text, row.language);
    const keepsVersion =
      changed.length > 0 && !row.isNew && (row.isVersionDue || isLargeDeletion(row.wordCount, wordCount));
    if (keepsVersion) await keepReplacedText(tx, articleId);
    if (changed.length > 0 && row.hasUnkeptVisit)
      await keepSeenTexts(tx, { articleId, after: row.upto, upto: loaded.upto });
    const storing = tx
      .update(draft)
      .set({
        ...after,
        body: body.fit ? body.body : null,
        plainText: text,
        wordCount,
        search: searchVector({ ...after, plainText: text }, row.language) as never,
        wordsVersion: WORDS_VERSION,
        derivedUpto: loaded.upto,
        ...(keepsVersion && { versionedAt: sql`now()` }),
      })
      .where(eq(draft.articleId, articleId));
    const change = { articleId, after: row.upto, upto: loaded.upto, changed };
    await sentTogether([storing, changed.length > 0 && noteChange(tx, change)]);
    if (row.hasSuggestions) await storeSuggestionTexts(tx, articleId, ydoc);
  });
}

const isBlank = ({ content }: Body) =>
  content.every((node) => node.type === 'paragraph' && !node.content?.length);

type Change = { articleId: ArticleId; after: number; upto: number; changed: DraftField[] };

async function noteChange(tx: Transaction, { changed, ...span }: Change): Promise<void> {
  const { articleId } = span;
  const authors = await readDraftAuthors(tx, span);
  const fallback = [...authors.values()].at(-1);
  const named = changed.flatMap((field) => {
    const by = authors.has(field) ? authors.get(field) : fallback;
    return by === undefined ? [] : [{ field, by }];
  });
  const by = named[0]?.by;
  await sentTogether([
    noteFieldChanges(tx, articleId, named),
    tx
      .update(draft)
      .set({ changedAt: sql`now()`, ...(by !== undefined && { changedBy: by ?? sql`${draft.changedBy}` }) })
      .where(eq(draft.articleId, articleId)),
    tx.update(article).set({ changedAt: sql`now()` }).where(eq(article.id, articleId)),
    tx.execute(sql`select pg_notify('staff', ${JSON.stringify([`draft:${articleId}`])})`),
  ]);
}
