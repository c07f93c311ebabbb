/** A rectangle, in pixels of the window. */
export type Box = { top: number; bottom: number; left: number; right: number };
export type BoxSize = { width: number; height: number };

export type FloatingPlace = { top: number; left: number; height: number };

/** Pixels between a floating element and what it belongs to. */
const GAP = 8;
/** Pixels between a floating element and the edges of its area. */
const MARGIN = 8;
/** Pixels below a selection that a phone's handles cover. */
const HANDLES = 40;

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/** The offset of an element from the left edge that keeps it in the area; at the area's left edge if it is too wide. */
const leftWithin = (left: number, width: number, area: Box): number =>
  within(left, area.left + MARGIN, Math.max(area.left + MARGIN, area.right - MARGIN - width));

type Beside = {
  anchor: Box;
  size: BoxSize;
  /** what is visible of the window */
  area: Box;
  prefer: 'above' | 'below';
  /** the edge that the element shares with the anchor */
  align: 'left' | 'center' | 'right';
  /** whether the element scrolls, so that it may be lower than its content */
  canShrink?: boolean;
};

/**
 * Places an element above or below an anchor: on the preferred side if it fits, otherwise on the other, otherwise on the side
 * with more room. It never leaves the area. If neither side has room, it shrinks or covers the anchor.
 */
export function placeBeside({ anchor, size, area, prefer, align, canShrink }: Beside): FloatingPlace {
  const room = {
    above: anchor.top - GAP - area.top - MARGIN,
    below: area.bottom - MARGIN - anchor.bottom - GAP,
  };
  const other = prefer === 'above' ? 'below' : 'above';
  const isBetter = room[other] >= size.height || room[other] > room[prefer];
  const side = room[prefer] >= size.height || !isBetter ? prefer : other;
  const height = canShrink ? Math.min(size.height, Math.max(room[side], 0)) : size.height;
  const top = side === 'above' ? anchor.top - GAP - height : anchor.bottom + GAP;
  const lefts = {
    left: anchor.left,
    center: (anchor.left + anchor.right - size.width) / 2,
    right: anchor.right - size.width,
  };
  return {
    top: within(top, area.top + MARGIN, Math.max(area.top + MARGIN, area.bottom - MARGIN - height)),
    left: leftWithin(lefts[align], size.width, area),
    height,
  };
}

/**
 * Places an element at the bottom of the area, as on touch screens: there it covers neither the handles of a selection nor the
 * system's own menu above it. At the top of the area if the selection is at the bottom.
 */
export function placeDocked({ anchor, size, area }: Pick<Beside, 'anchor' | 'size' | 'area'>): FloatingPlace {
  const bottom = area.bottom - MARGIN - size.height;
  const top = area.top + MARGIN;
  const coversSelection = anchor.bottom + HANDLES > bottom;
  const isFreeAtTop = anchor.top > top + size.height + GAP;
  return {
    top: coversSelection && isFreeAtTop ? top : bottom,
    left: leftWithin((area.left + area.right - size.width) / 2, size.width, area),
    height: size.height,
  };
}

/** Whether two rectangles share a point. */
export const doOverlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
