'use client';
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { GripVertical, MoreHorizontal } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { Menu, MenuItem, MenuLine } from '#components/ui/Menu.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import type { FrontStory, PlacedStory } from '#editorial/fronts/frontDraft.ts';
import type { TakenStory } from './dropTarget.ts';
import type { Slot } from './layoutMoves.ts';

export type PlaceActs = {
  choose(slot: Slot): void;
  pin(slot: Slot, story: number): void;
  unpin(slot: Slot): void;
};

type Props = {
  slot: Slot;
  /** how the place is called */
  name: string;
  /** the story pinned here; null: it arranges itself */
  story: FrontStory | null;
  /** what readers would find here now; undefined while that is not known */
  shown: PlacedStory | undefined;
  weight: 'lead' | 'feature' | 'plain';
  mayChange: boolean;
  acts: PlaceActs;
  now: Date;
};

const sizes = {
  lead: 'text-2xl leading-tight font-semibold sm:text-3xl',
  feature: 'text-lg leading-snug font-semibold',
  plain: 'text-base leading-snug',
};

/** One place of the page: what is pinned there or what it finds by itself, to be taken up or to be put on. */
export function PlaceCard({ slot, name, story, shown, weight, mayChange, acts, now }: Props) {
  const t = useTranslations('front');
  const here = story ?? (shown ? { ...shown, headline: shown.headline } : null);
  const headline = here?.headline || t('untitled');
  const taken: TakenStory | undefined = here
    ? { is: 'story', story: here.id, headline, from: slot }
    : undefined;
  const drop = useDroppable({ id: slot, data: { is: 'place', slot }, disabled: !mayChange });
  const drag = useDraggable({
    id: `handle-${slot}`,
    data: taken,
    disabled: !mayChange || !here,
    attributes: { roleDescription: t('roleDescription') },
  });
  const { onKeyDown: _, ...byHand } = drag.listeners ?? {};
  const picture = shown && (!story || story.id === shown.id) ? shown.picture : null;
  const lang = story?.language;

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
        {mayChange && here && (
          <button
            type="button"
            id={`handle-${slot}`}
            ref={drag.setActivatorNodeRef}
            {...drag.attributes}
            {...drag.listeners}
            aria-label={t('handle', { headline, place: name })}
            className="-ml-1.5 grid size-8 cursor-grab touch-none place-items-center rounded text-quiet hover:bg-well"
          >
            <GripVertical aria-hidden size={16} />
          </button>
        )}
        <span className="mr-auto text-xs font-medium text-quiet">{name}</span>
        {mayChange && <PlaceMenu slot={slot} name={name} story={story} shown={shown} acts={acts} />}
      </div>
      <div
        {...byHand}
        className={`flex grow flex-col gap-2 ${mayChange && here ? 'cursor-grab touch-manipulation' : ''}`}
      >
        {picture && weight !== 'plain' && (
          <img
            src={picture}
            alt=""
            draggable={false}
            className={`w-full rounded-sm bg-well object-cover ${weight === 'lead' ? 'aspect-[2/1]' : 'aspect-[3/1]'}`}
          />
        )}
        <p lang={lang} className={`font-serif text-pretty ${sizes[weight]} ${story ? '' : 'text-quiet'}`}>
          {here ? headline : shown === undefined ? '…' : t('nothingNow')}
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

type MenuProps = Pick<Props, 'slot' | 'name' | 'story' | 'shown' | 'acts'>;

function PlaceMenu({ slot, name, story, shown, acts }: MenuProps) {
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
