'use client';
import { useDroppable } from '@dnd-kit/core';
import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';
import { DragHandle, useHandle } from './DragHandle.tsx';
import { hideBand, MAX_BANDS, resize, slotOf, storyAt } from './layoutMoves.ts';
import { type PlaceActs, PlaceCard, type PlaceWeight } from './PlaceCard.tsx';
import type { Arrangement } from './useArrangement.ts';
import type { NamesOf } from './useSectionNames.ts';

type Props = {
  arrangement: Arrangement;
  names: NamesOf;
  mayChange: boolean;
  acts: PlaceActs;
  now: Date;
};
type SectionId = FrontLayout['bands'][number]['sectionId'];

/** The top of the page, in the shape that readers see. */
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
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is identified by its number
            <Place key={at} {...props} group="top" place={at + 1} weight="plain" />
          ))}
        </div>
      </div>
    </section>
  );
}

/** A section's band, which can be dragged as a whole by its handle. */
export function BandPlaces(props: Props & { sectionId: SectionId }) {
  const t = useTranslations('front');
  const { arrangement, names, mayChange, sectionId } = props;
  const section = names.sectionName(sectionId);
  const band = arrangement.layout.bands.find((band) => band.sectionId === sectionId);
  const data = { is: 'band', sectionId } as const;
  const drop = useDroppable({ id: `band-${sectionId}`, data, disabled: !mayChange });
  const drag = useHandle({ id: `handle-band-${sectionId}`, data, disabled: !mayChange });
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
        {mayChange && <DragHandle drag={drag} label={t('handleBand', { section })} />}
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

type PlaceProps = Props & { group: SectionId | 'top'; place: number; weight: PlaceWeight };

function Place({ arrangement, names, group, place, ...card }: PlaceProps) {
  const { layout, showing, known } = arrangement;
  const slot = slotOf(group, place);
  const id = storyAt(layout, slot);
  const shownIn =
    group === 'top' ? showing.places : showing.bands.find(({ sectionId }) => sectionId === group)?.places;
  // The server's answer may be about an earlier layout, with another story in this place.
  const isSame = storyAt(showing.of, slot) === id;
  return (
    <PlaceCard
      {...card}
      slot={slot}
      name={names.slotName(slot)}
      story={(id !== null && known.get(id)) || null}
      shown={isSame ? shownIn?.[place] : undefined}
    />
  );
}

type SizesProps = Props & { group: SectionId | 'top'; count: number };

/** The buttons that remove or add the last place of a group. */
function Sizes({ arrangement, mayChange, group, count, names }: SizesProps) {
  const t = useTranslations('front');
  if (!mayChange) return null;
  const buttons = [
    { by: -1, text: t('removePlace'), disabled: count <= 1, Icon: Minus },
    { by: 1, text: t('addPlace'), disabled: count >= MAX_BANDS, Icon: Plus },
  ] as const;
  return (
    <span className="flex">
      {buttons.map(({ by, text, disabled, Icon }) => (
        <Button
          key={by}
          small
          look="quiet"
          disabled={disabled}
          onClick={() => arrangement.change(resize(arrangement.layout, group, by))}
          aria-label={`${names.groupName(group)}: ${text}`}
          title={text}
        >
          <Icon aria-hidden size={14} />
        </Button>
      ))}
    </span>
  );
}
