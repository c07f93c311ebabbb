import { liveMedia } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { Rendition } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';

export type PublicPictureFile = Pick<Rendition, 'key' | 'format' | 'bytes'> & {
  /** seconds until its rights end, by the database's clock; null: no end is known */
  lasts: number | null;
};

/** A rendition or crop that a live release shows; queried with the reader role, which can see no other. */
export async function findPublicPictureFile(id: AssetId, name: string): Promise<PublicPictureFile | null> {
  const { renditions, crops, folder, until } = liveMedia;
  const lasts = sql<number | null>`floor(extract(epoch from ${until} - now()))::float8`;
  const columns = { renditions, crops, folder, lasts };
  const [row] = await reader().select(columns).from(liveMedia).where(eq(liveMedia.id, id));
  if (!row) return null;
  const isNamed = (file: { name: string }) => file.name === name;
  const crop = row.crops.find(isNamed);
  const file = row.renditions.find(isNamed) ?? (crop && { ...crop, key: `${row.folder}/${name}` });
  return file ? { key: file.key, format: file.format, bytes: file.bytes, lasts: row.lasts } : null;
}
