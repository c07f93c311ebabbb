import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';

/**
 * Holds what the person is reviewing while the page is read anew for other reasons (an act of a colleague, a dialog): a
 * newer draft comes into view only when it is asked for, so that nobody releases what they have not seen.
 * @param latest what the server rendered last
 */
export function useReviewShown<Shown extends { review: { reviewed: string } }>(latest: Shown) {
  const router = useRouter();
  const [held, setHeld] = useState(latest);
  /** what stood there when the newer draft was asked for; the next rendering takes its place */
  const [replaced, setReplaced] = useState<Shown | null>(null);
  const [isLoading, startTransition] = useTransition();
  const isSame = latest.review.reviewed === held.review.reviewed;
  const isAsked = replaced !== null && replaced !== latest;
  if (held !== latest && (isSame || isAsked)) {
    setHeld(latest);
    setReplaced(null);
  }

  function showNewest(): void {
    setReplaced(latest);
    startTransition(() => router.refresh());
  }
  return { shown: held, isLoading, showNewest };
}
