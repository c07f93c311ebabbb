'use client';
import { useDraggable } from '@dnd-kit/core';
import { GripVertical } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { Link } from '#components/ui/Link.tsx';
import type { FrontStory } from '#editorial/fronts/frontDraft.ts';
import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';
import { slotWith } from './layoutMoves.ts';
import type { NamesOf } from './useSectionNames.ts';

type Props = { stories: FrontStory[]; layout: FrontLayout; names: NamesOf; mayChange: boolean; now: Date };

/** The newest stories, each to be taken to a place. */
export function StoryList({ stories, layout, names, mayChange, now }: Props) {
  const t = useTranslations('front');
  if (stories.length === 0) return <p className="text-sm text-quiet">{t('newestNone')}</p>;
  return (
    <div className="flex flex-col gap-2">
      {mayChange && <p className="text-[0.8125rem] text-quiet">{t('newestHint')}</p>}
      <ul className="flex max-h-[70dvh] flex-col divide-y divide-line overflow-y-auto border-y border-line">
        {stories.map((story) => (
          <StoryRow
            key={story.id}
            story={story}
            place={slotWith(layout, story.id)}
            names={names}
            mayChange={mayChange}
            now={now}
          />
        ))}
      </ul>
    </div>
  );
}

type RowProps = Pick<Props, 'names' | 'mayChange' | 'now'> & { story: FrontStory; place: string | null };

function StoryRow({ story, place, names, mayChange, now }: RowProps) {
  const t = useTranslations('front');
  const headline = story.headline || t('untitled');
  const id = `handle-story-${story.id}`;
  const drag = useDraggable({
    id,
    data: { is: 'story', story: story.id, headline, from: null },
    disabled: !mayChange,
    attributes: { roleDescription: t('roleDescription') },
  });
  const { onKeyDown: _, ...byHand } = drag.listeners ?? {};
  return (
    <li
      ref={drag.setNodeRef}
      className={`flex items-start gap-1 py-2 select-none ${drag.isDragging ? 'opacity-50' : ''}`}
    >
      {mayChange && (
        <button
          type="button"
          id={id}
          ref={drag.setActivatorNodeRef}
          {...drag.attributes}
          {...drag.listeners}
          aria-label={t('handleNew', { headline })}
          className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded text-quiet hover:bg-well"
        >
          <GripVertical aria-hidden size={16} />
        </button>
      )}
      <div {...byHand} className={`min-w-0 grow ${mayChange ? 'cursor-grab touch-manipulation' : ''}`}>
        <p lang={story.language} className="font-serif text-[0.9375rem] leading-snug">
          {mayChange ? (
            headline
          ) : (
            <Link href={`/newsroom/articles/${story.id}`} className="hover:underline">
              {headline}
            </Link>
          )}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-quiet">
          <StatusTag of={story.standing} now={now} />
          {place && t('placedAt', { place: names.slotName(place) })}
        </p>
      </div>
    </li>
  );
}
