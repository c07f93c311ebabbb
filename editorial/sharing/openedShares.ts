import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, gt, isNull, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { shareLink, shareView } from '#db/schema/sharing.ts';
import { articleIsNotInBin } from '#editorial/bin/binFilters.ts';
import { findPublicPictureFile } from '#editorial/media/publicPictureFile.ts';
import { findStoredFile, type StoredFile } from '#editorial/media/staffPictureFile.ts';
import { clientNetwork } from '#editorial/people/clientNetwork.ts';
import { hashOf, isToken } from '#editorial/people/secretToken.ts';
import { previewDraft } from '#editorial/preview/articlePreview.ts';
import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { readReleaseContent } from '#editorial/releases/releaseContent.ts';

export type OpenedShare = { article: LiveArticle; recipient: string; until: Date };

/** Data from the request of a person who opened a link. */
export type Visitor = { client: string; agent: string };

/**
 * The content of a link: the present draft of its article as it would be released. Each opening is recorded in the same
 * transaction. Null for a link that is unknown, revoked or expired, has a disabled creator or a draft in the
 * bin. One query checks all of these, so that the answer does not reveal which applies.
 */
export async function openShare(token: unknown, visitor: Visitor): Promise<OpenedShare | null> {
  return inTransaction(async (tx) => {
    const link = await findOpen(tx, token);
    if (!link) return null;
    await tx.insert(shareView).values({
      linkId: link.id,
      client: clientNetwork(visitor.client),
      agent: visitor.agent.replaceAll('\0', '').toWellFormed().slice(0, 300),
    });
    const shown = await previewDraft(tx, { articleId: link.articleId, kind: 'update', readerNote: '' });
    return { article: shown, recipient: link.recipient, until: link.until };
  });
}

/**
 * A rendition or crop of a picture that the linked draft shows now, or that readers may see, because the page also
 * shows live stories; null for any other picture. Not recorded as an opening.
 */
export async function findSharedPictureFile(
  token: unknown,
  id: AssetId,
  name: string,
): Promise<StoredFile | null> {
  return inTransaction(async (tx) => {
    const link = await findOpen(tx, token);
    if (!link) return null;
    const [row] = await tx.select().from(article).where(eq(article.id, link.articleId));
    if (!row) return null;
    if (!(String(id) in (await readReleaseContent(tx, row)).pictures)) return findPublicPictureFile(id, name);
    const [picture] = await tx.select().from(asset).where(eq(asset.id, id));
    return picture ? findStoredFile(picture, name) : null;
  });
}

async function findOpen(tx: Transaction, token: unknown) {
  const { id, articleId, recipient, expiresAt: until } = shareLink;
  const [link] = await tx
    .select({ id, articleId, recipient, until })
    .from(shareLink)
    .innerJoin(article, and(eq(article.id, shareLink.articleId), articleIsNotInBin))
    .leftJoin(user, eq(user.id, shareLink.createdBy))
    .where(
      and(
        // An invalid token is queried too, so that it takes the same time.
        eq(shareLink.tokenHash, hashOf(isToken(token) ? token : '')),
        isNull(shareLink.revokedAt),
        gt(shareLink.expiresAt, sql`clock_timestamp()`),
        isNull(user.disabledAt),
      ),
    );
  return link;
}
