import { z } from 'zod';
import type { Body } from '#body/bodyTypes.ts';
import { type BlockChange, compareBodies, compareWords, type WordChanges } from '#body/compareBodies.ts';
import { SNAPSHOT_DAYS } from '#contracts/reviewedSnapshot.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, gt, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type ArticleField, readFieldChanges } from '#editorial/articles/fieldChanges.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { changedReviewContext, type OvertakenField } from './overtakenReview.ts';
import { type ReleaseContent, readReleaseContent } from './releaseContent.ts';
import { findReviewed, type Reviewed, readReviewContext, snapshotId } from './reviewedSnapshots.ts';

export const changesOrder = z.object({
  articleId,
  reviewed: snapshotId,
  /** the `state` of the answer before; the same again is answered with null */
  known: z.string().max(200).optional(),
});
export type ChangesOrder = z.input<typeof changesOrder>;

export type ReviewedFieldChange = {
  field: 'section' | 'topics' | 'authors' | 'language' | 'lead' | 'pictures' | 'urgency' | 'fronts';
  /** of `fronts`: `on` or `off`; of all others as it is shown */
  before: string;
  after: string;
};

export type ChangesSince = {
  /** names the state of draft and article that was compared */
  state: string;
  /** changed fields, lines and blocks; 0: the draft is as it was reviewed */
  count: number;
  /** names of those who have edited since, the last first */
  people: string[];
  fields: ReviewedFieldChange[];
  /** reviewed → draft of now, without what is the same */
  text: { headline: WordChanges; standfirst: WordChanges; body: BlockChange[] };
  /** why what was reviewed can no longer be released */
  overtaken: OvertakenField | null;
};

/**
 * In what the draft of now differs from what was reviewed. Pages ask every two seconds: as long as nobody has edited,
 * the answer is null after two short queries.
 * @throws {Refusal} `not-found`, `review-gone`
 */
export async function changesSinceReview(actor: AnyActor, order: ChangesOrder): Promise<ChangesSince | null> {
  allow(actor, 'article.preview');
  const asked = changesOrder.parse(order);
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(article).where(eq(article.id, asked.articleId));
    if (!row) throw new Refusal('not-found');
    const surrounding = await readReviewContext(tx, row);
    const state = [await lastUpdate(tx, row.id), row.version, surrounding.lastRelease, surrounding.pins].join(
      '.',
    );
    if (state === asked.known) return null;
    const reviewed = await findReviewed(tx, row, asked.reviewed);
    if (!reviewed) throw new Refusal('review-gone', { days: SNAPSHOT_DAYS });
    const now = await readReleaseContent(tx, row);
    const changes = compareReleaseContents(reviewed.content, now);
    return {
      state,
      ...changes,
      people: changes.count > 0 ? await editorsSince(tx, row.id, reviewed) : [],
      overtaken: changedReviewContext(reviewed.surrounding, surrounding),
    };
  });
}

async function lastUpdate(tx: Transaction, id: ArticleId): Promise<number> {
  const [found] = await tx
    .select({
      last: sql<string>`coalesce((select max(u.id) from ${draftUpdate} u where u.article_id = ${id}), ${draft.stateUpto})`,
    })
    .from(draft)
    .where(eq(draft.articleId, id));
  return Number(found?.last ?? 0);
}

export function compareReleaseContents(
  before: ReleaseContent,
  now: ReleaseContent,
): Pick<ChangesSince, 'count' | 'fields' | 'text'> {
  const fields = compareFields(before, now);
  const language = now.article.language;
  const text = {
    headline: compareWords(before.headline, now.headline, language),
    standfirst: compareWords(before.standfirst, now.standfirst, language),
    body: compareBodies(bodyOf(before), bodyOf(now)).filter(({ is }) => is !== 'same'),
  };
  const lines = [text.headline, text.standfirst].filter((words) => words.some(({ is }) => is !== 'same'));
  return { fields, text, count: fields.length + lines.length + text.body.length };
}

const bodyOf = ({ checked }: ReleaseContent): Body =>
  checked.fit ? checked.body : { type: 'doc', content: [] };

function compareFields(before: ReleaseContent, now: ReleaseContent): ReviewedFieldChange[] {
  const of: Record<ReviewedFieldChange['field'], (content: ReleaseContent) => string> = {
    section: ({ section, article: { language } }) =>
      section ? (section.names[language] ?? Object.values(section.names)[0] ?? section.slug) : '',
    topics: ({ topics }) => topics.map(({ name }) => name).join(', '),
    authors: ({ authors }) => authors.map(({ name }) => name).join(', '),
    language: (content) => content.article.language,
    lead: (content) => wordsOfPicture(content, content.article.leadAssetId),
    pictures: (content) => content.figures.map((id) => wordsOfPicture(content, id)).join(' · '),
    urgency: (content) => String(content.article.urgency),
    fronts: (content) => (content.article.isOffFronts ? 'off' : 'on'),
  };
  return (Object.keys(of) as ReviewedFieldChange['field'][])
    .map((field) => ({ field, before: of[field](before), after: of[field](now) }))
    .filter((change) => change.before !== change.after);
}

function wordsOfPicture({ pictures }: ReleaseContent, id: number | null): string {
  if (id === null) return '';
  const picture = pictures[String(id)];
  return [`#${id}`, picture?.alt, picture?.caption, picture?.credit].filter(Boolean).join(', ');
}

/** Fields of the draft's text: who types in them is known from its log at once. */
const isTyped: ReadonlySet<ArticleField> = new Set(['headline', 'standfirst', 'body']);

/** Whoever typed in the draft or changed its fields after the snapshot was made, the last first. */
async function editorsSince(
  tx: Transaction,
  id: ArticleId,
  { content, madeAt }: Reviewed,
): Promise<string[]> {
  const typed = await tx
    .select({ name: user.name, at: sql<string>`max(${draftUpdate.at})` })
    .from(draftUpdate)
    .innerJoin(user, eq(user.id, draftUpdate.userId))
    .where(and(eq(draftUpdate.articleId, id), gt(draftUpdate.id, content.draftUpto)))
    .groupBy(user.id, user.name);
  const fields = (await readFieldChanges(id, tx)).filter(({ field }) => !isTyped.has(field));
  const described = fields.flatMap(({ by, at }) =>
    by !== null && new Date(at) > madeAt ? [{ name: by, at }] : [],
  );
  const latest = [...typed, ...described].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return [...new Set(latest.map(({ name }) => name))].slice(0, 5);
}
