import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';

/**
 * Keeps the reviewed snapshot on the page when the page is refreshed for other reasons, such as a colleague's act. A
 * newer draft is shown only on request, so that nobody releases a draft that they have not seen.
 * @param latest what the server rendered last
 */
export function useReviewShown<Shown extends { review: { reviewed: string } }>(latest: Shown) {
  const router = useRouter();
  const [shown, setShown] = useState(latest);
  /** what the server had rendered when the newer draft was requested; the next rendering replaces it */
  const [replaced, setReplaced] = useState<Shown | null>(null);
  const [isLoading, startTransition] = useTransition();
  const isSame = latest.review.reviewed === shown.review.reviewed;
  const isRequested = replaced !== null && replaced !== latest;
  if (shown !== latest && (isSame || isRequested)) {
    setShown(latest);
    setReplaced(null);
  }

  function showNewest(): void {
    setReplaced(latest);
    startTransition(() => router.refresh());
  }
  return { shown, isLoading, showNewest };
}
