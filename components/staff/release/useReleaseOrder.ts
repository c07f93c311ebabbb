import { useState } from 'react';
import type { ShownPlannedEnd } from '#editorial/releases/plannedReleases.ts';
import type { ForecastReleaseOrder } from '#editorial/releases/releaseForecast.ts';
import type { ReleaseOrder } from '#editorial/releases/releasingArticles.ts';
import { isNoticeKind, type Kind } from './releaseActs.ts';

export type FollowedArticle = { id: number; headline: string };

export type ReleaseOrderState = {
  kind: Kind | '';
  note: string;
  dated: 'wire' | 'now';
  when: 'now' | 'later' | 'after';
  at: Date | null;
  after: FollowedArticle | null;
  ends: boolean;
  until: Date | null;
  because: string;
  /** whether the text contains what was taken back, where the page asks */
  bringsBack: 'yes' | 'no' | '';
};

/** The properties of each part of the release form. */
export type OrderFieldsProps = {
  order: ReleaseOrderState;
  set(changes: Partial<ReleaseOrderState>): void;
  language: string;
};

type Known = { end: ShownPlannedEnd | null; at: Date | null; kind: ReleaseOrderState['kind'] };

/** The release form's fields, with known initial values: the kind, a time, a planned end. `set` changes some fields. */
export function useReleaseOrder({ end, at, kind }: Known) {
  const [order, change] = useState<ReleaseOrderState>(() => ({
    kind,
    note: '',
    dated: 'wire',
    when: at ? 'later' : 'now',
    at,
    after: null,
    ends: end !== null,
    until: end && new Date(end.at),
    because: end?.because ?? '',
    bringsBack: '',
  }));
  return { order, set: (changes: Partial<ReleaseOrderState>) => change((was) => ({ ...was, ...changes })) };
}

/** The parts of the order that its forecast depends on; null while a required field is empty. */
export function timingOf(order: ReleaseOrderState): Omit<ForecastReleaseOrder, 'articleId'> | null {
  const { when, at, after, ends, until, kind } = order;
  if ((when === 'later' && !at) || (when === 'after' && !after)) return null;
  return {
    ...(when === 'later' && at && { at: at.toISOString() }),
    ...(when === 'after' && after && { after: after.id }),
    until: (ends && until?.toISOString()) || null,
    ...(isNoticeKind(kind) && { kind }),
  };
}

/** The order as the domain function takes it; null while a required field is empty. */
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
