'use client';
import { useDroppable } from '@dnd-kit/core';
import { MoreHorizontal } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { Menu, MenuItem, MenuLine } from '#components/ui/Menu.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import type { FrontStory, PlacedStory } from '#editorial/fronts/frontDraft.ts';
import { DragHandle, useHandle } from './DragHandle.tsx';
import type { Slot } from './layoutMoves.ts';

export type PlaceActs = {
  choose(slot: Slot): void;
  pin(slot: Slot, story: number): void;
  unpin(slot: Slot): void;
};

export type PlaceWeight = 'lead' | 'feature' | 'plain';

type Props = {
  slot: Slot;
  /** the place's name */
  name: string;
  /** the pinned story; null: the place is filled automatically */
  story: FrontStory | null;
  /** what readers would see here now; undefined while unknown */
  shown: PlacedStory | undefined;
  weight: PlaceWeight;
  mayChange: boolean;
  acts: PlaceActs;
  now: Date;
};

const sizes = {
  lead: 'text-2xl leading-tight font-semibold sm:text-3xl',
  feature: 'text-lg leading-snug font-semibold',
  plain: 'text-base leading-snug',
};

/** One place of the page with its pinned or automatic story, which can be dragged; other stories can be dropped on it. */
export function PlaceCard({ slot, name, story, shown, weight, mayChange, acts, now }: Props) {
  const t = useTranslations('front');
  const current = story ?? shown;
  const headline = current?.headline || t('untitled');
  const drop = useDroppable({ id: slot, data: { is: 'place', slot }, disabled: !mayChange });
  const drag = useHandle({
    id: `handle-${slot}`,
    data: current ? { is: 'story', story: current.id, headline, from: slot } : undefined,
    disabled: !mayChange || !current,
  });
  const picture = shown && (!story || story.id === shown.id) ? shown.picture : null;

  return (
    <article
      ref={(node) => {
        drop.setNodeRef(node);
        drag.setNodeRef(node);
      }}
      aria-label={name}
      data-pinned={story?.id}
      className={`relative flex h-full flex-col gap-2 rounded-md border p-3 select-none ${story ? 'border-edge bg-sheet' : 'border-dashed border-edge bg-transparent'} ${drop.isOver ? 'outline-3 outline-focus' : ''} ${drag.isDragging ? 'opacity-50' : ''}`}
    >
      <div className="flex items-center gap-1">
        {mayChange && current && (
          <DragHandle drag={drag} label={t('handle', { headline, place: name })} className="-ml-1.5" />
        )}
        <span className="mr-auto text-xs font-medium text-quiet">{name}</span>
        {mayChange && <PlaceMenu slot={slot} name={name} story={story} shown={shown} acts={acts} />}
      </div>
      <div
        {...drag.pointerListeners}
        className={`flex grow flex-col gap-2 ${mayChange && current ? 'cursor-grab touch-manipulation' : ''}`}
      >
        {picture && weight !== 'plain' && (
          <img
            src={picture}
            alt=""
            draggable={false}
            className={`w-full rounded-sm bg-well object-cover ${weight === 'lead' ? 'aspect-[2/1]' : 'aspect-[3/1]'}`}
          />
        )}
        <p
          lang={story?.language}
          className={`font-serif text-pretty ${sizes[weight]} ${story ? '' : 'text-quiet'}`}
        >
          {current ? headline : shown === undefined ? '…' : t('nothingNow')}
        </p>
        <div className="mt-auto flex flex-wrap items-center gap-1.5">
          {story ? (
            <>
              <Tag>{t('pinned')}</Tag>
              <StatusTag of={story.standing} now={now} />
            </>
          ) : (
            <span className="text-xs text-quiet">{t('automatic')}</span>
          )}
        </div>
        {story && shown && shown.id !== story.id && (
          <p className="text-xs text-quiet">{t('meanwhile', { headline: shown.headline })}</p>
        )}
      </div>
    </article>
  );
}

function PlaceMenu({ slot, name, story, shown, acts }: Omit<Props, 'weight' | 'mayChange' | 'now'>) {
  const t = useTranslations('front');
  const router = useRouter();
  const id = story?.id ?? shown?.id;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('menu', { place: name })}
          className="grid size-8 place-items-center rounded text-quiet hover:bg-well"
        >
          <MoreHorizontal aria-hidden size={16} />
        </button>
      }
    >
      <MenuItem onSelect={() => acts.choose(slot)}>{t('choose')}</MenuItem>
      {story && <MenuItem onSelect={() => acts.unpin(slot)}>{t('unpin')}</MenuItem>}
      {!story && shown && <MenuItem onSelect={() => acts.pin(slot, shown.id)}>{t('pinNow')}</MenuItem>}
      {id !== undefined && (
        <>
          <MenuLine />
          <MenuItem onSelect={() => router.push(`/newsroom/articles/${id}`)}>{t('open')}</MenuItem>
        </>
      )}
    </Menu>
  );
}
