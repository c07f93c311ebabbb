'use client';
import {
  type Active,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  type Over,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type DraggedItem, type DropTarget, dropTargetAt, inReadingOrder } from './dropTarget.ts';
import { moveBand, pinToPlace, storyAt } from './layoutMoves.ts';
import type { Arrangement } from './useArrangement.ts';
import type { NamesOf } from './useSectionNames.ts';

type Props = { arrangement: Arrangement; names: NamesOf; children: ReactNode };

/** The id of the handle at a place or band, which gets the focus after a drop. */
export const handleOf = (target: DropTarget): string =>
  target.is === 'place' ? `handle-${target.slot}` : `handle-band-${target.sectionId}`;

/** Drag and drop of stories and bands by mouse, touch and keyboard; each step is announced to screen readers. */
export function Board({ arrangement, names, children }: Props) {
  const t = useTranslations('front');
  const { layout, change } = arrangement;
  const [dragged, setDragged] = useState<DraggedItem | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: inReadingOrder,
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  );

  const nameOf = (item: DraggedItem) =>
    item.is === 'band' ? names.sectionName(item.sectionId) : item.headline;
  const placeName = (target: DropTarget) =>
    target.is === 'place'
      ? names.slotName(target.slot)
      : t('bandBefore', { section: names.sectionName(target.sectionId) });
  function dragOverText(item: DraggedItem, target: DropTarget | null, active: Active) {
    const what = nameOf(item);
    if (!target) return t('nowhere', { what });
    const occupant = target.is === 'place' ? storyAt(layout, target.slot) : null;
    const words = { what, place: placeName(target) };
    if (handleOf(target) === active.id) return t('atHome', words);
    if (occupant === null || (item.is === 'story' && occupant === item.story)) return t('over', words);
    return t('overTaken', { ...words, there: names.storyName(occupant) });
  }
  /** An announcement about the dragged item and its current target. */
  const announce =
    (words: (item: DraggedItem, target: DropTarget | null, active: Active) => string) =>
    ({ active, over = null }: { active: Active; over?: Over | null }) => {
      const item = itemOf(active);
      return item ? words(item, targetOf(over), active) : '';
    };

  function drop({ active, over }: DragEndEvent) {
    setDragged(null);
    const item = itemOf(active);
    const target = targetOf(over);
    if (!item || !target) return focusOn(String(active.id));
    if (item.is === 'story' && target.is === 'place')
      change(pinToPlace(layout, item.story as never, target.slot));
    if (item.is === 'band' && target.is === 'band' && item.sectionId !== target.sectionId)
      change(moveBand(layout, item.sectionId as never, target.sectionId as never));
    focusOn(handleOf(item.is === 'band' ? item : target));
  }

  return (
    <DndContext
      id="front"
      sensors={sensors}
      collisionDetection={dropTargetAt}
      onDragStart={({ active }) => setDragged(itemOf(active) ?? null)}
      onDragCancel={({ active }) => {
        setDragged(null);
        focusOn(String(active.id));
      }}
      onDragEnd={drop}
      accessibility={{
        restoreFocus: false,
        screenReaderInstructions: { draggable: t('howto') },
        announcements: {
          onDragStart: announce((item) => t('pickedUp', { what: nameOf(item) })),
          onDragOver: announce(dragOverText),
          onDragEnd: announce((item, target) =>
            target
              ? t('dropped', { what: nameOf(item), place: placeName(target) })
              : t('notDropped', { what: nameOf(item) }),
          ),
          onDragCancel: announce((item) => t('notDropped', { what: nameOf(item) })),
        },
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className="max-w-72 cursor-grabbing rounded-md border-2 border-focus bg-sheet px-3 py-2 font-serif text-base font-semibold shadow-lg">
            {nameOf(dragged)}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

const itemOf = (active: Active) => active.data.current as DraggedItem | undefined;
const targetOf = (over: Over | null) => (over?.data.current ?? null) as DropTarget | null;

/** Focuses an element after the page has rendered the drop. */
export const focusOn = (id: string): void => {
  setTimeout(() => document.getElementById(id)?.focus(), 30);
};
