import { staff, type Transaction } from '#db/pools.ts';
import { asc, eq, sql } from '#db/query.ts';
import { fieldChange } from '#db/schema/drafts.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { qualifiedArticleId } from './articleStanding.ts';

/** The fields of an article whose last change is recorded: the draft's text fields, and the description. */
export const articleFields = [
  'headline',
  'standfirst',
  'body',
  'section',
  'topics',
  'authors',
  'language',
  'slug',
  'lead',
  'leadAlt',
  'leadCaption',
  'translation',
  'urgency',
  'fronts',
  'filed',
] as const;
export type ArticleField = (typeof articleFields)[number];

export type FieldChange = { field: ArticleField; at: string; by: string | null };

/** Records who changed these fields, in the transaction that changes them. */
export async function noteFieldChanges(
  tx: Transaction,
  articleId: ArticleId,
  changes: { field: ArticleField; by: UserId | null }[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insert(fieldChange)
    .values(changes.map(({ field, by }) => ({ articleId, field, changedBy: by })))
    .onConflictDoUpdate({
      target: [fieldChange.articleId, fieldChange.field],
      set: { changedAt: sql`excluded.changed_at`, changedBy: sql`excluded.changed_by` },
    });
}

/** Who last changed which field, newest first. */
export async function readFieldChanges(
  articleId: ArticleId,
  db: Pick<Transaction, 'select'> = staff(),
): Promise<FieldChange[]> {
  const rows = await db
    .select({ field: fieldChange.field, at: fieldChange.changedAt, by: user.name })
    .from(fieldChange)
    .leftJoin(user, eq(user.id, fieldChange.changedBy))
    .where(eq(fieldChange.articleId, articleId))
    .orderBy(sql`${fieldChange.changedAt} desc`, asc(fieldChange.field));
  return rows.map(({ field, at, by }) => ({ field: field as ArticleField, at: at.toISOString(), by }));
}

/** The newest field change of an article, as an SQL expression over the row of `article`; null before the first. */
export const lastFieldChange = sql<FieldChange | null>`(
  select jsonb_build_object('field', c.field, 'at', c.changed_at, 'by', u.name)
  from field_change c left join "user" u on u.id = c.changed_by
  where c.article_id = ${qualifiedArticleId} order by c.changed_at desc, array_position(array['headline', 'body'], c.field) limit 1)`;
