import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';
import { type Slot, slotsOf, storyAt } from './layoutMoves.ts';

/** One difference between two layouts; `compareLayouts` lists them in the order of display. */
export type LayoutChange =
  | { is: 'banner'; how: 'new' | 'changed' | 'gone' }
  | { is: 'pinned'; story: number; to: Slot }
  | { is: 'moved'; story: number; from: Slot; to: Slot }
  | { is: 'unpinned'; story: number; from: Slot }
  | { is: 'band'; how: 'shown' | 'hidden'; sectionId: number }
  | { is: 'order' }
  | { is: 'places'; group: number | 'top'; from: number; to: number };

export function compareLayouts(before: FrontLayout, after: FrontLayout): LayoutChange[] {
  const [was, is] = [placesOf(before), placesOf(after)];
  const changes: LayoutChange[] = [];
  if (JSON.stringify(ordered(before.banner)) !== JSON.stringify(ordered(after.banner)))
    changes.push({ is: 'banner', how: !before.banner ? 'new' : after.banner ? 'changed' : 'gone' });
  for (const [story, to] of is) {
    const from = was.get(story);
    if (!from) changes.push({ is: 'pinned', story, to });
    else if (from !== to) changes.push({ is: 'moved', story, from, to });
  }
  for (const [story, from] of was) if (!is.has(story)) changes.push({ is: 'unpinned', story, from });
  return [...changes, ...compareBands(before, after)];
}

function compareBands(before: FrontLayout, after: FrontLayout): LayoutChange[] {
  const changes: LayoutChange[] = [];
  const [had, has] = [bandsOf(before), bandsOf(after)];
  for (const id of has) if (!had.includes(id)) changes.push({ is: 'band', how: 'shown', sectionId: id });
  for (const id of had) if (!has.includes(id)) changes.push({ is: 'band', how: 'hidden', sectionId: id });
  const common = (ids: number[], others: number[]) => ids.filter((id) => others.includes(id)).join();
  if (common(had, has) !== common(has, had)) changes.push({ is: 'order' });
  if (before.places.length !== after.places.length)
    changes.push({ is: 'places', group: 'top', from: before.places.length, to: after.places.length });
  for (const { sectionId, places } of after.bands) {
    const old = before.bands.find((band) => band.sectionId === sectionId)?.places.length;
    if (old !== undefined && old !== places.length)
      changes.push({ is: 'places', group: sectionId, from: old, to: places.length });
  }
  return changes;
}

const bandsOf = ({ bands }: FrontLayout) => bands.map(({ sectionId }) => sectionId as number);
const ordered = (banner: FrontLayout['banner']) =>
  banner && [banner.text, banner.articleId, Date.parse(banner.until)];

const placesOf = (layout: FrontLayout) =>
  new Map(
    slotsOf(layout).flatMap((slot) => {
      const story = storyAt(layout, slot);
      return story === null ? [] : [[story as number, slot] as const];
    }),
  );
