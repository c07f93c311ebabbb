import type { AnyActor } from '#editorial/access/actor.ts';
import type { Asset } from './assetList.ts';
import { type DescribeAssetOrder, describeAsset } from './describingAssets.ts';
import { type UploadOrder, uploadAsset } from './uploadingPictures.ts';

export type AddOrder = UploadOrder & Omit<DescribeAssetOrder, 'assetId'>;

/** Uploads and describes a picture, for the sample edition and imports. */
export async function addPicture(actor: AnyActor, { bytes, fileName, ...words }: AddOrder): Promise<Asset> {
  const { known: _, ...made } = await uploadAsset(actor, { bytes, fileName });
  await describeAsset(actor, { assetId: made.id, ...words });
  const { rightsUntil = null, ...texts } = words;
  return { ...made, ...texts, rightsUntil: rightsUntil === null ? null : new Date(rightsUntil) };
}
