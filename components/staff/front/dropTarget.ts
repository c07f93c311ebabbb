import {
  type CollisionDetection,
  closestCenter,
  type DroppableContainer,
  type KeyboardCoordinateGetter,
  pointerWithin,
} from '@dnd-kit/core';
import type { Slot } from './layoutMoves.ts';

/** What is dragged, and what it may be dropped on. */
export type DraggedItem =
  | { is: 'story'; story: number; headline: string; from: Slot | null }
  | { is: 'band'; sectionId: number };
export type DropTarget = { is: 'place'; slot: Slot } | { is: 'band'; sectionId: number };

type Held = { data: { current?: unknown } };

/** Stories are dropped on places, and bands on bands. */
function fits(active: Held | null | undefined, target: Held): boolean {
  const dragged = (active?.data.current as DraggedItem | undefined)?.is;
  const { is } = (target.data.current ?? {}) as Partial<DropTarget>;
  return (dragged === 'story' && is === 'place') || (dragged === 'band' && is === 'band');
}

/** Maximum distance in px of the dragged element's corner from the target's: scrolling may shift it a little. */
const MAX_DISTANCE = 48;

/** The target under the pointer or nearest to it; by keyboard, the target with the corner that was chosen. */
export const dropTargetAt: CollisionDetection = (args) => {
  const { active, droppableContainers, droppableRects, pointerCoordinates, collisionRect } = args;
  const fitting = droppableContainers.filter((container) => fits(active, container));
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
      return value > MAX_DISTANCE
        ? []
        : [{ id: container.id, data: { droppableContainer: container, value } }];
    })
    .sort((a, b) => a.data.value - b.data.value);
};

const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The arrow keys go through the places in reading order, independently of the page's shape. */
export const inReadingOrder: KeyboardCoordinateGetter = (event, { context }) => {
  const by = steps[event.code];
  if (!by) return;
  event.preventDefault();
  const { active, over, droppableContainers, droppableRects } = context;
  const fitting = droppableContainers
    .getEnabled()
    .filter((container) => fits(active, container))
    .sort(inDocumentOrder);
  const index = fitting.findIndex(({ id }) => id === (over?.id ?? active?.id));
  const next = fitting[index < 0 ? (by === 1 ? 0 : fitting.length - 1) : index + by];
  const rect = next && droppableRects.get(next.id);
  return rect ? { x: rect.left, y: rect.top } : undefined;
};

const inDocumentOrder = (first: DroppableContainer, second: DroppableContainer): number => {
  const [a, b] = [first.node.current, second.node.current];
  return a && b && a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
};
