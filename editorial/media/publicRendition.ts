import { liveMedia } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { Rendition } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';

export type PublicRendition = Pick<Rendition, 'key' | 'format' | 'bytes'> & {
  /** seconds until its rights end, by the database's clock; null: no end is known */
  lasts: number | null;
};

/** A rendition or crop that a live release shows; queried with the reader role, which can see no other. */
export async function findPublicRendition(id: AssetId, name: string): Promise<PublicRendition | null> {
  const [row] = await reader()
    .select({
      renditions: liveMedia.renditions,
      crops: liveMedia.crops,
      folder: liveMedia.folder,
      lasts: sql<number | null>`floor(extract(epoch from ${liveMedia.until} - now()))::float8`,
    })
    .from(liveMedia)
    .where(eq(liveMedia.id, id));
  if (!row) return null;
  const named = (one: { name: string }) => one.name === name;
  const crop = row.crops.find(named);
  const found = row.renditions.find(named) ?? (crop && { ...crop, key: `${row.folder}/${name}` });
  return found ? { key: found.key, format: found.format, bytes: found.bytes, lasts: row.lasts } : null;
}
