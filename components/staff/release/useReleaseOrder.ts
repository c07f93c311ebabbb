import { useState } from 'react';
import type { ShownPlannedEnd } from '#editorial/releases/plannedReleases.ts';
import type { ForecastReleaseOrder } from '#editorial/releases/releaseForecast.ts';
import type { ReleaseOrder } from '#editorial/releases/releasingArticles.ts';
import type { Kind } from './releaseActs.ts';

export type ReleaseWhen = 'now' | 'later' | 'after';
export type FollowedArticle = { id: number; headline: string };

export type ReleaseOrderState = {
  kind: Kind | '';
  note: string;
  dated: 'wire' | 'now';
  when: ReleaseWhen;
  at: Date | null;
  after: FollowedArticle | null;
  ends: boolean;
  until: Date | null;
  because: string;
  /** whether the text has what was taken back, where the page asks */
  bringsBack: 'yes' | 'no' | '';
};

const nothing: ReleaseOrderState = {
  kind: '',
  note: '',
  dated: 'wire',
  when: 'now',
  at: null,
  after: null,
  ends: false,
  until: null,
  because: '',
  bringsBack: '',
};

type Known = { end: ShownPlannedEnd | null; at: Date | null; kind: ReleaseOrderState['kind'] };

/** The release form's fields, beginning with what is known: the kind, a time, a planned end. `set` changes some of them. */
export function useReleaseOrder({ end, at, kind }: Known) {
  const [order, change] = useState<ReleaseOrderState>(() => ({
    ...nothing,
    kind,
    ...(at && { when: 'later', at }),
    ...(end && { ends: true, until: new Date(end.at), because: end.because }),
  }));
  return { order, set: (some: Partial<ReleaseOrderState>) => change((was) => ({ ...was, ...some })) };
}

/** All that what it changes hangs on, as the server is asked about it; null while something is still to be said. */
export function timingOf({
  when,
  at,
  after,
  ends,
  until,
  kind,
}: ReleaseOrderState): Omit<ForecastReleaseOrder, 'articleId'> | null {
  if ((when === 'later' && !at) || (when === 'after' && !after)) return null;
  return {
    ...(when === 'later' && at && { at: at.toISOString() }),
    ...(when === 'after' && after && { after: after.id }),
    until: (ends && until?.toISOString()) || null,
    ...((kind === 'correction' || kind === 'clarification') && { kind }),
  };
}

/** The order as the verb takes it; null while something is still to be said. */
export function releaseOrderFrom(
  order: ReleaseOrderState,
  again: boolean,
): Omit<ReleaseOrder, 'articleId'> | null {
  const timing = timingOf(order);
  if (!timing || (order.ends && !order.until)) return null;
  const { kind, note, dated, ends, because, bringsBack } = order;
  const { kind: _, ...span } = timing;
  return {
    ...span,
    ...(again && kind && { kind }),
    readerNote: again ? note : '',
    dated,
    ...(ends && { because }),
    ...(bringsBack && { bringsBack: bringsBack === 'yes' }),
  };
}
