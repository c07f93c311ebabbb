'use client';
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type DropTarget, dropTargetAt, inReadingOrder, type TakenStory } from './dropTarget.ts';
import { moveBand, pinToPlace, type Slot, storyAt } from './layoutMoves.ts';
import type { Arrangement } from './useArrangement.ts';
import type { NamesOf } from './useSectionNames.ts';

type Props = { arrangement: Arrangement; names: NamesOf; children: ReactNode };

/** The id of what takes a place's story up: the focus goes there when something was put down. */
export const handleOf = (target: DropTarget): string =>
  target.is === 'place' ? `handle-${target.slot}` : `handle-band-${target.sectionId}`;

/** Within it stories and bands are taken up and put down: by mouse, by touch, by keyboard, each step said aloud. */
export function Board({ arrangement, names, children }: Props) {
  const t = useTranslations('front');
  const { layout, change } = arrangement;
  const [taken, setTaken] = useState<TakenStory | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: inReadingOrder,
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  );

  const whatOf = (one: TakenStory) => (one.is === 'band' ? names.sectionName(one.sectionId) : one.headline);
  const whereOf = (one: DropTarget) =>
    one.is === 'place'
      ? names.slotName(one.slot)
      : t('bandBefore', { section: names.sectionName(one.sectionId) });
  const sayOver = (active: Held, over: Held | null) => {
    const what = takenOf(active);
    const where = over && targetOf(over);
    if (!what) return '';
    if (!where) return t('nowhere', { what: whatOf(what) });
    const there = where.is === 'place' ? storyAt(layout, where.slot) : null;
    const words = { what: whatOf(what), place: whereOf(where) };
    if (handleOf(where) === active.id) return t('atHome', words);
    if (there === null || (what.is === 'story' && there === what.story)) return t('over', words);
    return t('overTaken', { ...words, there: names.storyName(there) });
  };

  function putDown({ active, over }: DragEndEvent) {
    setTaken(null);
    const what = takenOf(active);
    const where = over && targetOf(over);
    if (!what || !where) return focusOn(String(active.id));
    if (what.is === 'story' && where.is === 'place')
      change(pinToPlace(layout, what.story as never, where.slot as Slot));
    if (what.is === 'band' && where.is === 'band' && what.sectionId !== where.sectionId)
      change(moveBand(layout, what.sectionId as never, where.sectionId as never));
    focusOn(handleOf(what.is === 'band' ? { is: 'band', sectionId: what.sectionId } : where));
  }

  return (
    <DndContext
      id="front"
      sensors={sensors}
      collisionDetection={dropTargetAt}
      onDragStart={({ active }: DragStartEvent) => setTaken(takenOf(active) ?? null)}
      onDragCancel={({ active }) => {
        setTaken(null);
        focusOn(String(active.id));
      }}
      onDragEnd={putDown}
      accessibility={{
        restoreFocus: false,
        screenReaderInstructions: { draggable: t('howto') },
        announcements: {
          onDragStart: ({ active }) => {
            const what = takenOf(active);
            return what ? t('pickedUp', { what: whatOf(what) }) : '';
          },
          onDragOver: ({ active, over }) => sayOver(active, over),
          onDragEnd: ({ active, over }) => {
            const [what, where] = [takenOf(active), over && targetOf(over)];
            if (!what) return '';
            return where
              ? t('dropped', { what: whatOf(what), place: whereOf(where) })
              : t('notDropped', { what: whatOf(what) });
          },
          onDragCancel: ({ active }) => {
            const what = takenOf(active);
            return what ? t('notDropped', { what: whatOf(what) }) : '';
          },
        },
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {taken && (
          <div className="max-w-72 cursor-grabbing rounded-md border-2 border-focus bg-sheet px-3 py-2 font-serif text-base font-semibold shadow-lg">
            {whatOf(taken)}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

type Held = { id: string | number; data: { current?: unknown } };
const takenOf = (one: Held) => one.data.current as TakenStory | undefined;
const targetOf = (one: Held) => one.data.current as DropTarget | undefined;

/** Once the page shows what was put down. */
export const focusOn = (id: string): void => {
  setTimeout(() => document.getElementById(id)?.focus(), 30);
};
