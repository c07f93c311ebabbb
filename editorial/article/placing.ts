import { and, eq, sql } from 'drizzle-orm';
import type { Body } from '#body/body';
import type { Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import {
  type ReleaseKind,
  release,
  releaseAsset,
  releaseAuthor,
  releaseSearch,
  releaseTopic,
} from '#db/schema/releases';
import type { Doer } from '#editorial/actor';
import { readNames } from '#editorial/related/lexicon';
import { WORDS_VERSION, wordsFor } from '#editorial/search/words';
import { settleContinued } from './continuing.ts';
import type { Frozen } from './freezing.ts';
import { canonicalContent, contentHash } from './hashing.ts';
import type { Released } from './ordering.ts';
import { freeSlug, isProvisional } from './slugs.ts';

export type Placement = {
  number: number;
  previousHash: Uint8Array | null;
  kind: ReleaseKind;
  readerNote: string;
  /** what a person said of corrections that were taken back, where the texts do not tell whether this one has them */
  bringsBack?: boolean | undefined;
  /** live from here, until there or until something closes it */
  from: Date;
  until: Date | null;
  firstReleasedAt: Date;
  /** when the meaning last changed */
  modifiedAt: Date;
};

/**
 * Writes the snapshot and the rows that lists and search find it by. The caller has locked and judged.
 * @throws {Refusal} `taken-back-unclear`
 */
export async function placeRelease(
  tx: Transaction,
  actor: Doer,
  frozen: Frozen,
  placement: Placement,
): Promise<Released> {
  if (!frozen.checked.fit) throw new Error('an unfit body was not refused');
  const slug = await settleSlug(tx, frozen);
  const content = contentOf(frozen, frozen.checked.body, placement);
  const before = placement.number - 1;
  const continues = await settleContinued(tx, frozen, before, placement.bringsBack);
  const [made] = await tx
    .insert(release)
    .values({
      ...content,
      continues,
      live: sql`tstzrange(${placement.from.toISOString()}::timestamptz, ${placement.until?.toISOString() ?? null}::timestamptz)`,
      releasedBy: actor.id,
      draftUpto: frozen.draftUpto,
      contentHash: contentHash(canonicalContent(content, ledgerNameOf(frozen))),
    })
    .returning({ id: release.id });
  if (!made) throw new Error('insert gave no row');
  await placeInLists(tx, made.id, frozen, placement.firstReleasedAt);
  return { releaseId: made.id, number: placement.number, slug };
}

/** What waited since before sections could be renamed has the slug of then, which is the same. */
const ledgerNameOf = ({ section }: Frozen): string | null => section?.ledgerName ?? section?.slug ?? null;

function contentOf(frozen: Frozen, body: Body, placement: Placement) {
  const labels = (rows: { slug: string; name: string }[]) => rows.map(({ slug, name }) => ({ slug, name }));
  return {
    articleId: frozen.article.id,
    number: placement.number,
    kind: placement.kind,
    headline: frozen.headline,
    standfirst: frozen.standfirst,
    body,
    teaser: frozen.teaser,
    wordCount: frozen.wordCount,
    language: frozen.article.language,
    sectionId: frozen.article.sectionId,
    topics: labels(frozen.topics),
    bylines: labels(frozen.authors),
    leadAssetId: frozen.article.leadAssetId,
    pictures: frozen.pictures,
    firstReleasedAt: placement.firstReleasedAt,
    releasedAt: placement.from,
    modifiedAt: placement.modifiedAt,
    readerNote: placement.readerNote,
    urgency: frozen.article.urgency,
    isOffFronts: frozen.article.isOffFronts,
    previousHash: placement.previousHash,
  };
}

/** A story that nobody gave an address gets one from its headline, once. */
async function settleSlug(tx: Transaction, { article: row, headline }: Frozen): Promise<string> {
  if (!isProvisional(row.slug)) return row.slug;
  const slug = await freeSlug(tx, headline, row.id);
  await tx
    .update(article)
    .set({ slug })
    .where(and(eq(article.id, row.id), eq(article.slug, row.slug)));
  return slug;
}

async function placeInLists(
  tx: Transaction,
  releaseId: Released['releaseId'],
  frozen: Frozen,
  firstReleasedAt: Date,
): Promise<void> {
  if (frozen.topics.length > 0) {
    await tx
      .insert(releaseTopic)
      .values(frozen.topics.map(({ id }) => ({ topicId: id, releaseId, firstReleasedAt })));
  }
  if (frozen.authors.length > 0) {
    await tx
      .insert(releaseAuthor)
      .values(frozen.authors.map(({ id }) => ({ authorId: id, releaseId, firstReleasedAt })));
  }
  const shown = Object.values(frozen.pictures).map(({ assetId }) => ({ assetId, releaseId }));
  if (shown.length > 0) await tx.insert(releaseAsset).values(shown);
  const { language } = frozen.article;
  const words = wordsFor(frozen, language, await readNames(tx, language)) as never;
  await tx.insert(releaseSearch).values({ releaseId, words, wordsVersion: WORDS_VERSION });
}
