import { countWords, plainText } from '#body/bodyText.ts';
import { checkBody } from '#body/checkBody.ts';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId, VersionId } from '#db/schema/ids.ts';
import { draftVersion, type VersionReason } from '#db/schema/versions.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type LoadedDraft, loadDrafts } from './loadedDraft.ts';
import { storedLine } from './storedLine.ts';

/**
 * Whether the text is kept before the next change: each hour of writing leaves a version, and so does a text that
 * nobody has changed for ten minutes.
 */
export const isVersionDue = sql<boolean>`coalesce(${draft.versionedAt} < now() - interval '1 hour', true)
  or ${draft.changedAt} < now() - interval '10 minutes'`;

const MIN_WORDS = 50;

/** Whether a change removes so much that the text before it is kept in any case. */
export const isLargeDeletion = (wordsBefore: number, wordsAfter: number): boolean =>
  wordsBefore >= MIN_WORDS && wordsAfter < wordsBefore / 2;

/** Whether the newest version of the article has the same text as the columns of `of`. */
const isNewest = (of: { headline: unknown; standfirst: unknown; bodyHash: unknown }) => sql`
  newest.headline = ${of.headline} and newest.standfirst = ${of.standfirst} and newest.body_hash is not distinct from ${of.bodyHash}`;

/**
 * Keeps the text of the derived columns as a version, before a change replaces them; not if the text is empty or is the
 * newest version already. Costs one statement: nothing is read from the draft's document.
 */
export async function keepReplacedText(tx: Transaction, articleId: ArticleId): Promise<void> {
  const bodyHash = sql`coalesce(d.body_hash, body_fingerprint(newest_first(d.body)))`;
  await tx.execute(sql`
    insert into ${draftVersion} (article_id, reason, headline, standfirst, body, body_hash, word_count, draft_upto, changed_at,
      changed_by)
    select d.article_id, case when d.derived_upto = 0 then 'first' else 'automatic' end, d.headline, d.standfirst, d.body,
      ${bodyHash}, d.word_count, d.derived_upto, d.changed_at, d.changed_by
    from ${draft} d where d.article_id = ${articleId} and d.body is not null
      and (d.headline <> '' or d.standfirst <> '' or d.plain_text <> ''
        or jsonb_path_exists(d.body, '$.content[*] ? (@.type != "paragraph")'))
      and not exists (
        select from (
          select headline, standfirst, body_hash from ${draftVersion} where article_id = d.article_id order by id desc limit 1
        ) newest where ${isNewest({ headline: sql`d.headline`, standfirst: sql`d.standfirst`, bodyHash })})`);
}

type VersionToKeep = {
  articleId: ArticleId;
  reason: Exclude<VersionReason, 'first' | 'automatic'>;
  name?: string;
  /** the draft, if the caller has loaded it, or an earlier state of it */
  loaded?: Pick<LoadedDraft, 'state' | 'upto'>;
};

/** Reasons that a later one replaces when the same text is kept again. */
const replaceable = sql.raw(`('automatic', 'visit')`);

/** Reasons for which a text is kept only if its body is valid: people open it, or it is restored. */
const mustBeFit: ReadonlySet<VersionReason> = new Set(['named', 'approved', 'before-restore']);

/**
 * Keeps the present text of a draft as a version. If it is the newest version already, that one gets the name and, if
 * nobody asked for it, the reason; only a version with another name is not renamed.
 * @throws {Refusal} `not-found`; `draft-unreadable` if the body is invalid and the text was named, approved or is replaced by a version
 */
export async function keepVersion(tx: Transaction, kept: VersionToKeep): Promise<VersionId> {
  const { articleId, reason, name = null } = kept;
  const loaded = kept.loaded ?? (await loadDrafts(tx, [articleId])).get(articleId);
  const [row] = await tx
    .select({
      language: article.language,
      derivedUpto: draft.derivedUpto,
      at: draft.changedAt,
      by: draft.changedBy,
    })
    .from(article)
    .innerJoin(draft, eq(draft.articleId, article.id))
    .where(eq(article.id, articleId));
  if (!loaded || !row) throw new Refusal('not-found');
  // The newest changes may not have been derived yet.
  const [last] =
    loaded.upto > row.derivedUpto
      ? await tx
          .select({ at: draftUpdate.at, by: draftUpdate.userId })
          .from(draftUpdate)
          .where(eq(draftUpdate.id, loaded.upto))
      : [];
  const { at, by } = last ?? row;
  const content = readDraft(draftOf(loaded.state));
  const checked = checkBody(content.body);
  if (!checked.fit && mustBeFit.has(reason)) throw new Refusal('draft-unreadable');
  const headline = storedLine(content.headline);
  const standfirst = storedLine(content.standfirst);
  const words = checked.fit ? countWords(plainText(checked.body), row.language) : 0;
  const body = sql`${checked.fit ? JSON.stringify(checked.body) : null}::jsonb`;
  const bodyHash = sql`body_fingerprint(newest_first(${body}))`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    with newest as (
      select id, headline, standfirst, body_hash from ${draftVersion} where article_id = ${articleId} order by id desc limit 1
    ), same as (
      update ${draftVersion} v set name = coalesce(${name}, v.name),
        reason = case when v.reason in ${replaceable} and ${reason} <> 'visit' then ${reason} else v.reason end
      from newest where v.id = newest.id and (${name}::text is null or v.name is null)
        and ${isNewest({ headline, standfirst, bodyHash })}
      returning v.id
    ), added as (
      insert into ${draftVersion} (article_id, reason, name, headline, standfirst, body, body_hash, word_count, draft_upto,
        changed_at, changed_by)
      select ${articleId}::bigint, ${reason}, ${name}, ${headline}, ${standfirst}, ${body}, ${bodyHash}, ${words}::int,
        ${loaded.upto}::bigint, ${at.toISOString()}::timestamptz, ${by}::bigint
      where not exists (select from same) returning id
    )
    select id from same union all select id from added`);
  const [version] = rows;
  if (!version) throw new Error('no version was kept');
  return Number(version.id) as VersionId;
}
