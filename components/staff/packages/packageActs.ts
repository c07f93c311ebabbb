import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { FrontOrder } from '#editorial/fronts/frontDraftRow.ts';
import type { PackageOrder, RenameOrder } from '#editorial/packages/composingPackages.ts';
import type { ItemsOrder } from '#editorial/packages/fillingPackages.ts';
import type { ArticleItem, PackageRead } from '#editorial/packages/packageContents.ts';
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

export type Item = PackageRead['items'][number];
export type OrderedItem = ItemsOrder['items'][number];

/** An item as an order names it. */
export const asOrdered = (item: Item): OrderedItem =>
  item.is === 'front'
    ? { frontId: item.frontId }
    : { articleId: item.articleId, kind: kindOf(item), readerNote: item.readerNote };

const kindOf = ({ kind }: ArticleItem) => (kind === 'first' || kind === 'take-back' ? null : kind);

/** Whether two name the same article or front. */
export function isSame(one: Item | OrderedItem, other: OrderedItem): boolean {
  if ('frontId' in other) return 'frontId' in one && Number(one.frontId) === Number(other.frontId);
  return 'articleId' in one && Number(one.articleId) === Number(other.articleId);
}

/** What a package has yet to say of an article that was live before. */
export function wantOf(item: Item | undefined, order: OrderedItem): 'kind-missing' | 'note-missing' | null {
  if (item?.is !== 'article' || !item.again || 'frontId' in order) return null;
  if (!order.kind) return 'kind-missing';
  const told = order.kind === 'correction' || order.kind === 'clarification';
  return told && !order.readerNote?.trim() ? 'note-missing' : null;
}
