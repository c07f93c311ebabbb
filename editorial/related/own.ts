import { sql } from 'drizzle-orm';
import { linksOf } from '#body/text';
import type { Transaction } from '#db/pools';
import type { ArticleId, ReleaseId } from '#db/schema/ids';
import { storyLikeness, storyWords } from '#db/schema/related';
import { ownSlug } from '#editorial/article/ownSlug';
import type { Own } from './finding.ts';
import { signatureOf } from './likeness.ts';
import { packWords } from './packing.ts';
import type { Relatable } from './relating.ts';
import { vectorOf } from './vector.ts';

/** What of a story itself the search for its relations needs. */
export async function readOwn(tx: Transaction, story: Relatable, releaseId?: ReleaseId): Promise<Own> {
  const { headline, standfirst, plainText, article } = story;
  return {
    vector: await vectorOf(tx, story, releaseId),
    signature: signatureOf(`${headline}\n${standfirst}\n${plainText}`, article.language),
    linked: await readLinked(tx, story),
    itself: releaseId === undefined ? 0 : 1,
  };
}

/**
 * Live stories of this paper that a story's body links to, at the addresses they have or had, in the order of the text.
 * Neither itself nor a translation of it.
 */
async function readLinked(tx: Transaction, { checked, article }: Relatable): Promise<ArticleId[]> {
  const links = checked.fit ? linksOf(checked.body) : [];
  const slugs = [...new Set(links.flatMap((href) => ownSlug(href) ?? []))];
  if (slugs.length === 0) return [];
  const family = article.translationOf ?? article.id;
  const { rows } = await tx.execute<{ id: string }>(sql`
    select a.id from unnest(${sql.param(slugs)}::text[]) with ordinality link (slug, place)
      cross join lateral (
        select id from article where slug = link.slug
        union all select article_id from former_slug where slug = link.slug limit 1
      ) named join article a on a.id = named.id
    where a.id <> ${article.id} and a.id <> ${family} and coalesce(a.translation_of, 0) <> ${family}
      and exists (select from release r where r.article_id = a.id and r.live @> clock_timestamp())
    group by a.id order by min(link.place)`);
  return rows.map(({ id }) => Number(id) as ArticleId);
}

/** Remembers it, for when other stories ask. `among`: how many there were, while they are few (`renewing.ts`). */
export async function keepLikeness(
  tx: Transaction,
  articleId: ArticleId,
  { signature, linked, vector, among }: Own & { among: number | null },
): Promise<void> {
  const kept = { signature, linked, among };
  await tx
    .insert(storyLikeness)
    .values({ articleId, ...kept })
    .onConflictDoUpdate({ target: storyLikeness.articleId, set: kept });
  const words = packWords(vector);
  await tx
    .insert(storyWords)
    .values({ articleId, words })
    .onConflictDoUpdate({ target: storyWords.articleId, set: { words } });
}
