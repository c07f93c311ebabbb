import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article, formerSlug } from '#db/schema/articles.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { tagsTouchedBy } from '#editorial/releases/cacheTags.ts';
import type { ChangedArticleFields } from './articleFieldsOrder.ts';
import { isFitSlug, isProvisional, isSlugTaken, reserveSlug } from './articleSlugs.ts';
import { type ArticleState, readArticleState } from './articleStanding.ts';

type Row = typeof article.$inferSelect;

/** Changes the address and the translation link, which no release freezes and which readers see at once. */
export async function changeAddressAndTranslation(
  tx: Transaction,
  actor: AnyActor,
  before: Row,
  change: ChangedArticleFields,
): Promise<void> {
  const slug = change.slug === before.slug ? undefined : change.slug;
  const source = change.translationOf === before.translationOf ? undefined : change.translationOf;
  if (slug === undefined && source === undefined) return;
  const state = await readArticleState(tx, before.id);
  if (slug !== undefined) await reauthorize(tx, actor, 'article.change-address', state);
  if (source !== undefined) await reauthorize(tx, actor, 'article.link-translation', state);
  const subject = { is: 'article', id: before.id } as const;
  const touched = state === 'released' ? await tagsTouchedBy(tx, before.id) : [];
  if (slug !== undefined) {
    await moveTo(tx, before, slug, state);
    await record(tx, actor, 'article.change-address', subject, { from: before.slug, to: slug });
  }
  if (source !== undefined) {
    await tx.update(article).set({ translationOf: source }).where(eq(article.id, before.id));
    await record(tx, actor, 'article.link-translation', subject, { from: before.translationOf, to: source });
  }
  if (state === 'released') await invalidate(tx, [...touched, ...(await tagsTouchedBy(tx, before.id))]);
}

/** Changes the slug. The former address of a released article redirects forever. */
async function moveTo(tx: Transaction, before: Row, slug: string, state: ArticleState): Promise<void> {
  if (!isFitSlug(slug)) throw new Refusal('slug-unfit', { slug });
  await reserveSlug(tx, slug);
  if (await isSlugTaken(tx, slug, before.id)) throw new Refusal('slug-taken', { slug });
  await tx.delete(formerSlug).where(eq(formerSlug.slug, slug));
  await tx.update(article).set({ slug }).where(eq(article.id, before.id));
  if (state === 'released' && !isProvisional(before.slug))
    await tx.insert(formerSlug).values({ slug: before.slug, articleId: before.id });
}
