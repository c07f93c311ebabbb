'use client';
import { useDraggable } from '@dnd-kit/core';
import { GripVertical } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { DraggedItem } from './dropTarget.ts';

type Draggable = { id: string; data: DraggedItem | undefined; disabled: boolean };

/**
 * Lets a story or a band be moved by pointer and by its handle. `pointerListeners` are for an element around the
 * handle; they do not handle keys, which the elements inside need.
 */
export function useHandle({ id, data, disabled }: Draggable) {
  const t = useTranslations('front');
  const drag = useDraggable({ id, data, disabled, attributes: { roleDescription: t('roleDescription') } });
  const { onKeyDown: _, ...pointerListeners } = drag.listeners ?? {};
  return { ...drag, id, pointerListeners };
}

type Props = { drag: ReturnType<typeof useHandle>; label: string; className?: string };

/** The button that picks up a story or a band. */
export function DragHandle({ drag, label, className = '' }: Props) {
  return (
    <button
      type="button"
      id={drag.id}
      ref={drag.setActivatorNodeRef}
      {...drag.attributes}
      {...drag.listeners}
      aria-label={label}
      className={`grid size-8 cursor-grab touch-none place-items-center rounded text-quiet hover:bg-well ${className}`}
    >
      <GripVertical aria-hidden size={16} />
    </button>
  );
}
