import {
  type CollisionDetection,
  closestCenter,
  type DroppableContainer,
  type KeyboardCoordinateGetter,
  pointerWithin,
} from '@dnd-kit/core';
import type { Slot } from './layoutMoves.ts';

/** What is taken up, and what it may be put on. */
export type TakenStory =
  | { is: 'story'; story: number; headline: string; from: Slot | null }
  | { is: 'band'; sectionId: number };
export type DropTarget = { is: 'place'; slot: Slot } | { is: 'band'; sectionId: number };

const fits = (taken: unknown, target: unknown): boolean => {
  const [what, where] = [(taken as TakenStory | undefined)?.is, (target as DropTarget | undefined)?.is];
  return (what === 'story' && where === 'place') || (what === 'band' && where === 'band');
};

/** How far a corner that was chosen by keyboard may be from where it was put, px: scrolling may leave some. */
const reach = 48;

/** Under the pointer, or nearest to it; by keyboard, the one whose corner was chosen. */
export const dropTargetAt: CollisionDetection = (args) => {
  const { active, droppableContainers, droppableRects, pointerCoordinates, collisionRect } = args;
  const fitting = droppableContainers.filter((one) => fits(active.data.current, one.data.current));
  const among = { ...args, droppableContainers: fitting };
  if (pointerCoordinates) {
    const within = pointerWithin(among);
    return within.length > 0 || active.data.current?.is === 'story' ? within : closestCenter(among);
  }
  return fitting
    .flatMap((container) => {
      const rect = droppableRects.get(container.id);
      if (!rect) return [];
      const value = Math.hypot(rect.left - collisionRect.left, rect.top - collisionRect.top);
      return value > reach ? [] : [{ id: container.id, data: { droppableContainer: container, value } }];
    })
    .sort((one, other) => one.data.value - other.data.value);
};

const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The arrow keys go through the places in reading order, whatever the page's shape is. */
export const inReadingOrder: KeyboardCoordinateGetter = (event, { context }) => {
  const by = steps[event.code];
  if (!by) return;
  event.preventDefault();
  const { active, over, droppableContainers, droppableRects } = context;
  const fitting = droppableContainers
    .getEnabled()
    .filter((one) => fits(active?.data.current, one.data.current))
    .sort(inDocument);
  const here = fitting.findIndex(({ id }) => id === (over?.id ?? active?.id));
  const next = fitting[here < 0 ? (by === 1 ? 0 : fitting.length - 1) : here + by];
  const rect = next && droppableRects.get(next.id);
  return rect ? { x: rect.left, y: rect.top } : undefined;
};

const inDocument = (one: DroppableContainer, other: DroppableContainer): number => {
  const [a, b] = [one.node.current, other.node.current];
  return a && b && a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
};
