import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { staff } from '#db/pools';
import { asset, type Rendition } from '#db/schema/assets';
import type { AssetId } from '#db/schema/ids';
import type { AnyActor } from '../actor.ts';
import { allow } from '../policy.ts';
import { mediaDisk } from './storage.ts';

/** A picture's rendition for staff, released or not; null when there is none by that name. */
export async function readRendition(actor: AnyActor, id: AssetId, name: string): Promise<Rendition | null> {
  allow(actor, 'asset.list');
  const [row] = await staff().select({ renditions: asset.renditions }).from(asset).where(eq(asset.id, id));
  return row?.renditions.find((rendition) => rendition.name === name) ?? null;
}

/** The bytes of a rendition, as a stream of the web. */
export async function openRendition(key: string): Promise<ReadableStream<Uint8Array>> {
  const disk = await mediaDisk();
  return Readable.toWeb(await disk.getStream(key)) as unknown as ReadableStream<Uint8Array>;
}
