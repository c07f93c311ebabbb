import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ReleaseForecast } from '#editorial/releases/releaseForecast.ts';
import type { Review } from '#editorial/releases/releaseReview.ts';
import type { ReleaseComparison } from './ReleaseChanges.tsx';

/** The data of one review, replaced as a whole. */
export type ShownReview = {
  review: Omit<Review, 'content' | 'live' | 'findings'>;
  headline: string;
  foreseen: ReleaseForecast;
  /** null when there is no live release */
  compared: ReleaseComparison | null;
  liveNumber: number | null;
};

/**
 * Keeps the reviewed snapshot on the page when the page is refreshed for other reasons, such as a colleague's act. A
 * newer draft is shown only on request, so that nobody releases a draft that they have not seen.
 * @param latest what the server rendered last
 */
export function useReviewShown(latest: ShownReview) {
  const router = useRouter();
  const [shown, setShown] = useState(latest);
  /** what the server had rendered when the newer draft was requested; the next rendering replaces it */
  const [replaced, setReplaced] = useState<ShownReview | null>(null);
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
