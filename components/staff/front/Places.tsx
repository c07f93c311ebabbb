'use client';
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { GripVertical, Minus, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';
import { hideBand, MAX_BANDS, resize, slotOf, storyAt } from './layoutMoves.ts';
import { type PlaceActs, PlaceCard } from './PlaceCard.tsx';
import type { Arrangement } from './useArrangement.ts';
import type { NamesOf } from './useSectionNames.ts';

type Props = {
  arrangement: Arrangement;
  names: NamesOf;
  mayChange: boolean;
  acts: PlaceActs;
  now: Date;
};
type Group = FrontLayout['bands'][number]['sectionId'] | 'top';

/** The top of the page, in the shape that readers get it. */
export function TopPlaces(props: Props) {
  const t = useTranslations('front');
  const { layout } = props.arrangement;
  return (
    <section aria-labelledby="top-places" data-part="top" className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <h2 id="top-places" className="mr-auto text-sm font-medium">
          {t('top')}
        </h2>
        <Sizes {...props} group="top" count={layout.places.length} />
      </div>
      <div className="grid gap-3 md:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <Place {...props} group="top" place={0} weight="lead" />
        <div className="flex flex-col gap-3">
          {layout.places.slice(1).map((_, at) => (
            <Place
              // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
              key={at}
              {...props}
              group="top"
              place={at + 1}
              weight="plain"
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** A section's band: taken up as a whole by its handle. */
export function BandPlaces(props: Props & { sectionId: FrontLayout['bands'][number]['sectionId'] }) {
  const t = useTranslations('front');
  const { arrangement, names, mayChange, sectionId } = props;
  const section = names.sectionName(sectionId);
  const band = arrangement.layout.bands.find((one) => one.sectionId === sectionId);
  const data = { is: 'band', sectionId } as const;
  const drop = useDroppable({ id: `band-${sectionId}`, data, disabled: !mayChange });
  const drag = useDraggable({
    id: `handle-band-${sectionId}`,
    data,
    disabled: !mayChange,
    attributes: { roleDescription: t('roleDescription') },
  });
  return (
    <section
      ref={(node) => {
        drop.setNodeRef(node);
        drag.setNodeRef(node);
      }}
      aria-label={t('band', { section })}
      className={`flex flex-col gap-2 border-t-2 border-ink pt-2 ${drop.isOver ? 'outline-3 outline-offset-4 outline-focus' : ''} ${drag.isDragging ? 'opacity-50' : ''}`}
    >
      <div className="flex items-center gap-2">
        {mayChange && (
          <button
            type="button"
            id={`handle-band-${sectionId}`}
            ref={drag.setActivatorNodeRef}
            {...drag.attributes}
            {...drag.listeners}
            aria-label={t('handleBand', { section })}
            className="grid size-8 cursor-grab touch-none place-items-center rounded text-quiet hover:bg-well"
          >
            <GripVertical aria-hidden size={16} />
          </button>
        )}
        <h3 className="mr-auto font-serif text-lg font-semibold">{section}</h3>
        <Sizes {...props} group={sectionId} count={band?.places.length ?? 0} />
        {mayChange && (
          <Button
            small
            look="quiet"
            aria-label={t('hide', { section })}
            onClick={() => arrangement.change(hideBand(arrangement.layout, sectionId))}
          >
            {t('hideShort')}
          </Button>
        )}
      </div>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {band?.places.map((_, at) => (
          <div key={slotOf(sectionId, at)} className={at === 0 ? 'sm:row-span-2' : ''}>
            <Place {...props} group={sectionId} place={at} weight={at === 0 ? 'feature' : 'plain'} />
          </div>
        ))}
      </div>
    </section>
  );
}

function Place(props: Props & { group: Group; place: number; weight: 'lead' | 'feature' | 'plain' }) {
  const { arrangement, names, group, place, weight, mayChange, acts, now } = props;
  const { layout, showing, known } = arrangement;
  const slot = slotOf(group, place);
  const id = storyAt(layout, slot);
  const shownIn =
    group === 'top' ? showing.places : showing.bands.find(({ sectionId }) => sectionId === group)?.places;
  // What was found for another arrangement of this place says nothing of this one.
  const isSame = storyAt(showing.of, slot) === id;
  const story = id === null ? null : (known.get(id) ?? null);
  return (
    <PlaceCard
      slot={slot}
      name={names.slotName(slot)}
      story={story}
      shown={isSame ? shownIn?.[place] : undefined}
      weight={weight}
      mayChange={mayChange}
      acts={acts}
      now={now}
    />
  );
}

function Sizes({ arrangement, mayChange, group, count, names }: Props & { group: Group; count: number }) {
  const t = useTranslations('front');
  if (!mayChange) return null;
  const set = (by: 1 | -1) => arrangement.change(resize(arrangement.layout, group, by));
  const of = names.groupName(group);
  return (
    <span className="flex">
      <Button
        small
        look="quiet"
        disabled={count <= 1}
        onClick={() => set(-1)}
        aria-label={`${of}: ${t('removePlace')}`}
        title={t('removePlace')}
      >
        <Minus aria-hidden size={14} />
      </Button>
      <Button
        small
        look="quiet"
        disabled={count >= MAX_BANDS}
        onClick={() => set(1)}
        aria-label={`${of}: ${t('addPlace')}`}
        title={t('addPlace')}
      >
        <Plus aria-hidden size={14} />
      </Button>
    </span>
  );
}
