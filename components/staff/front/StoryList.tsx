'use client';
import { useTranslations } from 'use-intl';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { Link } from '#components/ui/Link.tsx';
import type { FrontStory } from '#editorial/fronts/frontDraft.ts';
import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';
import { DragHandle, useHandle } from './DragHandle.tsx';
import { slotWith } from './layoutMoves.ts';
import type { NamesOf } from './useSectionNames.ts';

type Props = { stories: FrontStory[]; layout: FrontLayout; names: NamesOf; mayChange: boolean; now: Date };

/** The newest stories, which can be dragged to a place. */
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
            layout={layout}
            names={names}
            mayChange={mayChange}
            now={now}
          />
        ))}
      </ul>
    </div>
  );
}

type RowProps = Omit<Props, 'stories'> & { story: FrontStory };

function StoryRow({ story, layout, names, mayChange, now }: RowProps) {
  const t = useTranslations('front');
  const headline = story.headline || t('untitled');
  const place = slotWith(layout, story.id);
  const drag = useHandle({
    id: `handle-story-${story.id}`,
    data: { is: 'story', story: story.id, headline, from: null },
    disabled: !mayChange,
  });
  return (
    <li
      ref={drag.setNodeRef}
      className={`flex items-start gap-1 py-2 select-none ${drag.isDragging ? 'opacity-50' : ''}`}
    >
      {mayChange && <DragHandle drag={drag} label={t('handleNew', { headline })} className="shrink-0" />}
      <div
        {...drag.pointerListeners}
        className={`min-w-0 grow ${mayChange ? 'cursor-grab touch-manipulation' : ''}`}
      >
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
