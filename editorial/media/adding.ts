import sharp from 'sharp';
import type { AnyActor } from '../actor.ts';
import { type DescribeAssetOrder, describeAsset } from './describing.ts';
import type { Asset } from './listing.ts';
import { type UploadOrder, uploadAsset } from './uploading.ts';

export type AddOrder = UploadOrder & Omit<DescribeAssetOrder, 'assetId'>;

/** Uploads and describes in one go, for the sample edition and imports. */
export async function addPicture(actor: AnyActor, { bytes, fileName, ...words }: AddOrder): Promise<Asset> {
  const { known: _, ...made } = await uploadAsset(actor, { bytes, fileName });
  await describeAsset(actor, { assetId: made.id, ...words });
  return { ...made, ...words };
}

/** Paints one of our own SVG drawings, never anything sent: uploads of SVG stay refused by their bytes. */
export async function paint(drawing: string): Promise<Buffer> {
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  try {
    return await sharp(Buffer.from(drawing)).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
  } finally {
    sharp.block({ operation: ['VipsForeignLoadSvg'] });
  }
}
