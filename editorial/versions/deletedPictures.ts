import { pictureIds } from '#body/bodyText.ts';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import type { Transaction } from '#db/pools.ts';
import { and, inArray } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import { assetIsNotInBin } from '#editorial/bin/binFilters.ts';

/**
 * The pictures of a body that no longer exist or are in the bin, without those that the present body shows already. The
 * others are locked until the transaction ends, so that none is moved to the bin meanwhile.
 */
export async function deletedPictures(tx: Transaction, body: Body, present: Body | null): Promise<number[]> {
  const shown = new Set(present ? pictureIds(present) : []);
  const ids = pictureIds(body).filter((id) => !shown.has(id)) as AssetId[];
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: asset.id })
    .from(asset)
    .where(and(inArray(asset.id, ids), assetIsNotInBin))
    .orderBy(asset.id)
    .for('key share');
  const existing = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !existing.has(id));
}

/** A body without some of its pictures. What contains nothing else gets an empty paragraph. */
export function withoutPictures(body: Body, ids: number[]): Body {
  if (ids.length === 0) return body;
  const removedIds = new Set(ids);
  const cut = (nodes: BodyNode[]): BodyNode[] => {
    const kept = nodes
      .filter(({ type, attrs }) => type !== 'picture' || !removedIds.has(Number(attrs?.asset)))
      .map((node) => (node.content ? { ...node, content: cut(node.content) } : node));
    return kept.length > 0 || nodes.length === 0 ? kept : [{ type: 'paragraph' }];
  };
  return { ...body, content: cut(body.content) };
}
