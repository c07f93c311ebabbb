import type { Transaction } from '#db/pools.ts';
import { inArray } from '#db/query.ts';
import type { article } from '#db/schema/articles.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import type { FrozenPicture } from '#db/schema/releases.ts';

type ArticleRow = typeof article.$inferSelect;
type AssetRow = typeof asset.$inferSelect;

/** The pictures of all bodies and leads. */
export async function readAssets(
  tx: Transaction,
  rows: ArticleRow[],
  figures: AssetId[][],
): Promise<Map<AssetId, AssetRow>> {
  const leads = rows.flatMap(({ leadAssetId }) => leadAssetId ?? []);
  const ids = [...new Set([...figures.flat(), ...leads])];
  if (ids.length === 0) return new Map();
  const found = await tx.select().from(asset).where(inArray(asset.id, ids));
  return new Map(found.map((one) => [one.id, one]));
}

/** One article's pictures, by asset id; what it says of its lead goes before the asset's own words. */
export function picturesOf(
  row: ArticleRow,
  figures: AssetId[],
  assets: Map<AssetId, AssetRow>,
): Record<string, FrozenPicture> {
  const ids = new Set([...figures, ...(row.leadAssetId ? [row.leadAssetId] : [])]);
  const pictures = [...ids].flatMap((id): FrozenPicture[] => {
    const found = assets.get(id);
    if (!found) return [];
    const isLead = id === row.leadAssetId;
    return [
      {
        assetId: id,
        alt: (isLead ? row.leadAlt : null) ?? found.alt,
        caption: (isLead ? row.leadCaption : null) ?? found.caption,
        credit: found.credit,
        width: found.width,
        height: found.height,
        colour: found.colour,
        renditions: found.renditions.map(({ name, format, width, height }) => ({
          name,
          format,
          width,
          height,
        })),
      },
    ];
  });
  return Object.fromEntries(pictures.map((picture) => [String(picture.assetId), picture]));
}
