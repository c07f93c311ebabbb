import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { useListOrder } from '#components/staff/lists/useListOrder.ts';
import type { ArticleItem, PackageRead } from '#editorial/packages/packageContents.ts';
import { asOrdered, type PackageActs } from './packageActs.ts';

/** The items of a package while they are edited. Each change is saved at once. */
export function usePackage(read: PackageRead, acts: Pick<PackageActs, 'setItems'>) {
  const rendered = useMemo(() => ({ version: read.version, items: read.items.map(asOrdered) }), [read]);
  const { items: ordered, ...list } = useListOrder(rendered, (order) =>
    acts.setItems({ packageId: read.id, ...order }),
  );
  return { ordered, ...list };
}

export type Changing = ReturnType<typeof usePackage>;

const articlesOf = ({ items }: PackageRead): ReadonlyMap<number, ArticleItem> =>
  new Map(items.flatMap((item) => (item.is === 'article' ? [[Number(item.articleId), item] as const] : [])));

/** Changes when the package is released, scheduled or unscheduled: the next order needs a new review. */
const orderStateOf = ({ releasedAt, scheduledAt }: PackageRead): string =>
  `${releasedAt?.getTime()} ${scheduledAt?.getTime()}`;

/**
 * Keeps the reviewed state of each article of a package on the page when the page is refreshed for other reasons. A
 * newer draft is shown, and released, only on request.
 */
export function useReviewedItems(latest: PackageRead) {
  const router = useRouter();
  const [turn, setTurn] = useState(orderStateOf(latest));
  const [reviewed, setReviewed] = useState(() => articlesOf(latest));
  /** the articles with a requested newer draft, and what the server had rendered at the request */
  const [requested, setRequested] = useState<{ ids: number[]; at: PackageRead } | null>(null);

  if (turn !== orderStateOf(latest)) {
    setTurn(orderStateOf(latest));
    setReviewed(articlesOf(latest));
    setRequested(null);
  } else if (requested && requested.at !== latest) {
    const unchanged = [...reviewed].filter(([id]) => !requested.ids.includes(id));
    setReviewed(new Map([...articlesOf(latest), ...unchanged]));
    setRequested(null);
  } else if ([...articlesOf(latest).keys()].some((id) => !reviewed.has(id)))
    setReviewed(new Map([...articlesOf(latest), ...reviewed])); // added to the package since

  function reviewNewer(articleId: number): void {
    setRequested((before) => ({ ids: [...(before?.ids ?? []), articleId], at: latest }));
    router.refresh();
  }

  const items = latest.items.map((item) => {
    const shown = item.is === 'article' ? reviewed.get(Number(item.articleId)) : undefined;
    if (!shown || item.is !== 'article' || shown.reviewed === item.reviewed) return item;
    const { reviewedAt, headline, findings } = shown;
    return { ...item, reviewed: shown.reviewed, reviewedAt, headline, findings };
  });
  const isLoading = (articleId: number) => requested?.ids.includes(articleId) ?? false;
  return { read: { ...latest, items }, reviewNewer, isLoading };
}
