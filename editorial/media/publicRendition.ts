import { eq } from 'drizzle-orm';
import { liveMedia } from '#db/live';
import { reader } from '#db/pools';
import type { Rendition } from '#db/schema/assets';
import type { AssetId } from '#db/schema/ids';

export { openRendition } from './storage.ts';

/** A rendition that some live release shows; asked as the reader role, which cannot see any other. */
export async function findPublicRendition(
  id: AssetId,
  name: string,
): Promise<Pick<Rendition, 'key' | 'format' | 'bytes'> | null> {
  const [row] = await reader().select().from(liveMedia).where(eq(liveMedia.id, id));
  if (!row) return null;
  const named = (one: { name: string }) => one.name === name;
  const crop = row.crops.find(named);
  const found = row.renditions.find(named) ?? (crop && { ...crop, key: `${row.folder}/${name}` });
  return found ? { key: found.key, format: found.format, bytes: found.bytes } : null;
}
