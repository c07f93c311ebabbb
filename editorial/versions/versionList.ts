import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId, VersionId } from '#db/schema/ids.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { VersionReason } from '#db/schema/versions.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { versionKeyText } from './versionKey.ts';

export type ListedVersion = {
  /** as in `versionKey` */
  key: string;
  headline: string;
  words: number;
  /** when its text was last changed, or when the release began; ISO 8601 */
  at: string;
  /** who changed it last, or who released it; null: unknown, or Copydesk itself */
  by: string | null;
} & (
  | { is: 'version'; reason: VersionReason; name: string | null }
  | { is: 'release'; number: number; kind: ReleaseKind }
);

export type VersionsOfArticle = {
  /** of the present draft */
  headline: string;
  language: Language;
  items: ListedVersion[];
};

/**
 * How many of the newest versions and releases are listed. The first text, named versions and releases are listed however
 * old they are. An article that is written eight hours a day gets 500 in two months.
 */
export const MAX_LISTED = 500;

type Row = {
  is: 'version' | 'release';
  id: string;
  headline: string;
  words: number;
  at: string;
  by: string | null;
  reason: VersionReason;
  name: string | null;
  kind: ReleaseKind;
};

/**
 * The versions of an article's draft and its releases, newest first. Releases that have not begun, or never did, are left out.
 * @throws {Refusal} `not-found`, `in-bin`
 */
export async function listVersions(actor: AnyActor, articleId: ArticleId): Promise<VersionsOfArticle> {
  allow(actor, 'version.read');
  const [row] = await staff()
    .select({ language: article.language, headline: draft.headline, deletedAt: article.deletedAt })
    .from(article)
    .innerJoin(draft, eq(draft.articleId, article.id))
    .where(eq(article.id, articleId));
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
  const { rows } = await staff().execute<Row>(sql`
    select ranked.*, person.name as by from (select *,
        row_number() over (order by at desc, kept_at desc, id desc) as place from (
      select 'version' as is, id, headline, word_count as words, changed_at as at, changed_by as person_id, reason, name,
        null as kind, kept_at
      from draft_version where article_id = ${articleId}
      union all
      select 'release', number, headline, word_count, released_at, released_by, null, null, kind, released_at
      from release where article_id = ${articleId} and lower(live) <= now()
    ) listed) ranked left join "user" person on person.id = ranked.person_id
    where place <= ${MAX_LISTED} or ranked.name is not null or reason = 'first' or kind is not null
    order by place`);
  const items = rows.map(({ is, id, headline, words, at, by, reason, name, kind }): ListedVersion => {
    const shared = { headline, words, at: new Date(at).toISOString(), by };
    return is === 'release'
      ? { is, key: versionKeyText({ is, number: Number(id) }), ...shared, number: Number(id), kind }
      : { is, key: versionKeyText({ is, id: Number(id) as VersionId }), ...shared, reason, name };
  });
  return { headline: row.headline, language: row.language, items };
}
