import type { Section } from '#components/staff/frame/FrameState.tsx';
import { isNoticeKind } from '#components/staff/release/releaseActs.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { FrontOrder } from '#editorial/fronts/frontDraftRow.ts';
import type { PackageOrder, RenameOrder } from '#editorial/packages/composingPackages.ts';
import type { ItemsOrder } from '#editorial/packages/fillingPackages.ts';
import type { PackageRead } from '#editorial/packages/packageContents.ts';
import type { ReleasedPackage, ReleasePackageOrder } from '#editorial/packages/releasingPackages.ts';
import type {
  CancelPackageReleaseOrder,
  ReschedulePackageOrder,
} from '#editorial/packages/reschedulingPackages.ts';

export type PackageActs = {
  rename(order: RenameOrder): Promise<ActAnswer<void>>;
  setItems(order: ItemsOrder): Promise<ActAnswer<{ version: number }>>;
  release(order: ReleasePackageOrder): Promise<ActAnswer<ReleasedPackage>>;
  move(order: ReschedulePackageOrder): Promise<ActAnswer<void>>;
  cancel(order: CancelPackageReleaseOrder): Promise<ActAnswer<void>>;
  findFront(order: FrontOrder): Promise<ActAnswer<{ frontId: number }>>;
};

export type ListActs = {
  create(order: PackageOrder): Promise<ActAnswer<{ packageId: number }>>;
  add(order: { packageId: number; articleId: number }): Promise<ActAnswer<void>>;
};

export type NamedSection = Pick<Section, 'names'> & { id: number };
export type Item = PackageRead['items'][number];
export type OrderedItem = ItemsOrder['items'][number];

/** An item in the form that orders contain. */
export function asOrdered(item: Item): OrderedItem {
  if (item.is === 'front') return { frontId: item.frontId };
  const { articleId, kind, readerNote } = item;
  return { articleId, kind: kind === 'first' || kind === 'take-back' ? null : kind, readerNote };
}

/** Whether two items are the same article or front. */
export function isSame(item: Item | OrderedItem, other: OrderedItem): boolean {
  if ('frontId' in other) return 'frontId' in item && Number(item.frontId) === Number(other.frontId);
  return 'articleId' in item && Number(item.articleId) === Number(other.articleId);
}

/** The missing field of an article that was live before. */
export function wantOf(item: Item | undefined, order: OrderedItem): 'kind-missing' | 'note-missing' | null {
  if (item?.is !== 'article' || !item.again || 'frontId' in order) return null;
  if (!order.kind) return 'kind-missing';
  return isNoticeKind(order.kind) && !order.readerNote?.trim() ? 'note-missing' : null;
}
