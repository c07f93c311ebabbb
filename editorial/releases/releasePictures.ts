import type { Transaction } from '#db/pools.ts';
import { inArray } from '#db/query.ts';
import type { article as articleTable } from '#db/schema/articles.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import type { FrozenPicture } from '#db/schema/releases.ts';

type ArticleRow = typeof articleTable.$inferSelect;
type AssetRow = typeof asset.$inferSelect;

/** The pictures of all bodies and leads, by id. */
export async function readAssets(
  tx: Transaction,
  contents: { article: ArticleRow; figures: AssetId[] }[],
): Promise<Map<AssetId, AssetRow>> {
  const shown = contents.flatMap(({ article, figures }) => [...figures, article.leadAssetId]);
  const ids = [...new Set(shown)].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await tx.select().from(asset).where(inArray(asset.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The pictures of an article, by asset id. Its own texts for the lead have precedence over the asset's. */
export function picturesOf(
  article: ArticleRow,
  figures: AssetId[],
  assets: Map<AssetId, AssetRow>,
): Record<string, FrozenPicture> {
  const ids = [...new Set([...figures, article.leadAssetId])].filter((id) => id !== null);
  const pictures = ids.flatMap((id): FrozenPicture[] => {
    const row = assets.get(id);
    if (!row) return [];
    const isLead = id === article.leadAssetId;
    const alt = (isLead ? article.leadAlt : null) ?? row.alt;
    const caption = (isLead ? article.leadCaption : null) ?? row.caption;
    const { credit, width, height, colour } = row;
    const renditions = row.renditions.map(({ name, format, width, height }) => {
      return { name, format, width, height };
    });
    return [{ assetId: id, alt, caption, credit, width, height, colour, renditions }];
  });
  return Object.fromEntries(pictures.map((picture) => [String(picture.assetId), picture]));
}
