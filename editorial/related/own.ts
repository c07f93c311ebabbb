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

/** Articles of this paper that a story's body links to, at the addresses they have or had. */
async function readLinked(tx: Transaction, { checked }: Relatable): Promise<ArticleId[]> {
  const links = checked.fit ? linksOf(checked.body) : [];
  const slugs = [...new Set(links.flatMap((href) => ownSlug(href) ?? []))];
  if (slugs.length === 0) return [];
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from article where slug = any(${sql.param(slugs)}::text[])
    union select article_id from former_slug where slug = any(${sql.param(slugs)}::text[])`);
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
