import { describe, expect, test } from 'vitest';
import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';
import { compareLayouts } from './layoutChanges.ts';
import {
  hideBand,
  moveBand,
  pinToPlace,
  putStory,
  resize,
  showBand,
  slotsOf,
  storyAt,
  unpinAll,
} from './layoutMoves.ts';
import { type LayoutSteps, stepLayout } from './undoSteps.ts';

const layout = {
  places: [1, null, 2],
  bands: [
    { sectionId: 7, places: [3, null] },
    { sectionId: 8, places: [null] },
  ],
  banner: null,
} as unknown as FrontLayout;
const id = (number: number) => number as never;

describe('arranging', () => {
  test('a story that is moved to a free place leaves its old place to the newest stories', () => {
    const moved = pinToPlace(layout, id(1), '7.1');
    expect([moved.places, moved.bands[0]?.places]).toEqual([
      [null, null, 2],
      [3, 1],
    ]);
  });

  test('a story that is moved to a taken place is exchanged with the story there, also in another group', () => {
    const moved = pinToPlace(layout, id(1), '7.0');
    expect([storyAt(moved, 'top.0'), storyAt(moved, '7.0')]).toEqual([3, 1]);
  });

  test('a new story replaces the one there; no story appears twice', () => {
    const pinned = pinToPlace(pinToPlace(layout, id(9), 'top.0'), id(9), '8.0');
    expect(slotsOf(pinned).filter((slot) => storyAt(pinned, slot) === 9)).toEqual(['8.0']);
    expect(storyAt(pinned, 'top.0')).toBeNull();
  });

  test('bands can be reordered, hidden and shown again', () => {
    const order = ({ bands }: FrontLayout) => bands.map(({ sectionId }) => sectionId);
    expect(order(moveBand(layout, id(8), id(7)))).toEqual([8, 7]);
    expect(order(showBand(hideBand(layout, id(7)), id(7)))).toEqual([8, 7]);
  });

  test('a group has at least one place and at most five', () => {
    let grown = layout;
    for (let at = 0; at < 9; at++) grown = resize(grown, 7, 1);
    expect(grown.bands[0]?.places).toHaveLength(5);
    for (let at = 0; at < 9; at++) grown = resize(grown, 'top', -1);
    expect(grown.places).toEqual([1]);
    expect(slotsOf(unpinAll(layout)).every((slot) => storyAt(unpinAll(layout), slot) === null)).toBe(true);
  });
});

describe('comparing', () => {
  test('lists new, moved and removed stories, and no unchanged ones', () => {
    expect(compareLayouts(layout, layout)).toEqual([]);
    const changed = putStory(pinToPlace(pinToPlace(layout, id(9), 'top.1'), id(2), '8.0'), '7.0', null);
    expect(compareLayouts(layout, changed)).toEqual([
      { is: 'pinned', story: 9, to: 'top.1' },
      { is: 'moved', story: 2, from: 'top.2', to: '8.0' },
      { is: 'unpinned', story: 3, from: '7.0' },
    ]);
  });

  test('lists changes of the banner and of bands', () => {
    const banner = { text: 'A', articleId: null, until: '2030-01-01T00:00:00.000Z' };
    const changed = { ...showBand(moveBand(layout, id(8), id(7)), id(9)), banner };
    expect(compareLayouts(layout, resize(changed, 7, -1))).toEqual([
      { is: 'banner', how: 'new' },
      { is: 'band', how: 'shown', sectionId: 9 },
      { is: 'order' },
      { is: 'places', group: 7, from: 2, to: 1 },
    ]);
    expect(compareLayouts(changed, { ...changed, banner: null })).toEqual([{ is: 'banner', how: 'gone' }]);
  });
});

describe('undo steps', () => {
  const [a, b, c] = [layout, unpinAll(layout), hideBand(layout, id(7))] as const;
  const at = (now: FrontLayout): LayoutSteps => ({ past: [], now, future: [], merged: null });
  const change = (to: FrontLayout, as: string | null = null) => ({ is: 'change', to, as }) as const;

  test('can be undone and redone; a new change discards the redo steps', () => {
    const two = stepLayout(stepLayout(at(a), change(b)), change(c));
    const back = stepLayout(stepLayout(two, { is: 'undo' }), { is: 'undo' });
    expect(back.now).toBe(a);
    expect(stepLayout(stepLayout(back, { is: 'redo' }), { is: 'redo' }).now).toBe(c);
    expect(stepLayout(back, change(c)).future).toEqual([]);
    expect(stepLayout(at(a), { is: 'undo' }).now).toBe(a);
  });

  test('of one text are merged', () => {
    const typed = stepLayout(stepLayout(at(a), change(b, 'banner')), change(c, 'banner'));
    expect(stepLayout(typed, { is: 'undo' }).now).toBe(a);
  });

  test('keep both of two conflicting layouts', () => {
    const settled = stepLayout(at(a), { is: 'keep', theirs: b });
    expect([settled.now, stepLayout(settled, { is: 'undo' }).now]).toEqual([a, b]);
  });
});
