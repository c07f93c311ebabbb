import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ArticleItem, PackageRead } from '#editorial/packages/packageContents.ts';

type Held = ReadonlyMap<number, ArticleItem>;

const heldOf = ({ items }: PackageRead): Held =>
  new Map(items.flatMap((item) => (item.is === 'article' ? [[Number(item.articleId), item] as const] : [])));

/** Changes when the package was released, scheduled or called off: the next order begins with a new review. */
const turnOf = ({ releasedAt, scheduledAt }: PackageRead): string =>
  `${releasedAt?.getTime()} ${scheduledAt?.getTime()}`;

/**
 * Holds what each article of a package was shown as, while the page is read anew because of something else: its newer
 * draft comes into view, and goes out, only when it is asked for.
 */
export function useReviewedItems(latest: PackageRead) {
  const router = useRouter();
  const [turn, setTurn] = useState(turnOf(latest));
  const [held, setHeld] = useState(() => heldOf(latest));
  /** the articles whose newer draft was asked for, and the reading that was there then */
  const [asked, setAsked] = useState<{ ids: number[]; at: PackageRead } | null>(null);

  if (turn !== turnOf(latest)) {
    setTurn(turnOf(latest));
    setHeld(heldOf(latest));
    setAsked(null);
  } else if (asked && asked.at !== latest) {
    const kept = [...held].filter(([id]) => !asked.ids.includes(id));
    setHeld(new Map([...heldOf(latest), ...kept]));
    setAsked(null);
  } else if ([...heldOf(latest).keys()].some((id) => !held.has(id)))
    setHeld(new Map([...heldOf(latest), ...held])); // added to the package since

  function reviewNewer(articleId: number): void {
    setAsked((before) => ({ ids: [...(before?.ids ?? []), articleId], at: latest }));
    router.refresh();
  }

  const items = latest.items.map((item) => {
    const shown = item.is === 'article' ? held.get(Number(item.articleId)) : undefined;
    if (!shown || item.is !== 'article' || shown.reviewed === item.reviewed) return item;
    const { reviewed, reviewedAt, headline, findings } = shown;
    return { ...item, reviewed, reviewedAt, headline, findings };
  });
  const isLoading = (articleId: number) => asked?.ids.includes(articleId) ?? false;
  return { read: { ...latest, items }, reviewNewer, isLoading };
}
