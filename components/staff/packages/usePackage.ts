import { useMemo } from 'react';
import { useListOrder } from '#components/staff/lists/useListOrder.ts';
import { asOrdered, type Item, type PackageActs } from './packageActs.ts';

type Read = { id: number; version: number; items: Item[] };

/** What a package holds, as it is being changed: each change is kept at once. */
export function usePackage(read: Read, acts: Pick<PackageActs, 'setItems'>) {
  const given = useMemo(() => ({ version: read.version, items: read.items.map(asOrdered) }), [read]);
  const { items: ordered, ...list } = useListOrder(given, (order) =>
    acts.setItems({ packageId: read.id, ...order }),
  );
  return { ordered, ...list };
}

export type Changing = ReturnType<typeof usePackage>;
