'use client';
import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import { type FrontFindingPlace, frontPlaceInAddress } from '#contracts/findingPlaces.ts';
import type { FrontScreenData } from '#editorial/fronts/frontScreen.ts';
import { BannerEditor } from './BannerEditor.tsx';
import { Board, focusOn, handleOf } from './Board.tsx';
import { ChooseStory } from './ChooseStory.tsx';
import { FrontHistory } from './FrontHistory.tsx';
import { FrontProof } from './FrontProof.tsx';
import type { FrontActs, ShownSection } from './frontActs.ts';
import { goToPart } from './goToPart.ts';
import { HiddenBands } from './HiddenBands.tsx';
import { pinToPlace, putStory, type Slot, unpinAll } from './layoutMoves.ts';
import { BandPlaces, TopPlaces } from './Places.tsx';
import { ReleasePanel } from './ReleasePanel.tsx';
import { ArrangementConflict, SaveWords } from './SaveWords.tsx';
import { StoryList } from './StoryList.tsx';
import { type Arrangement, useArrangement } from './useArrangement.ts';
import { useSectionNames } from './useSectionNames.ts';

type Props = {
  room: FrontScreenData;
  /** where readers find the front */
  path: string;
  sections: ShownSection[];
  may: { change: boolean; release: boolean };
  otherZones: string[];
  now: Date;
  acts: FrontActs;
};

/** A front as it is arranged: its places in the page's own shape, and beside them what fills and releases them. */
export function FrontScreen({ room, path, sections, may, otherZones, now, acts }: Props) {
  const t = useTranslations('front');
  const arrangement = useArrangement(room.draft, room.showing, acts);
  const known = new Map([...room.newest, ...room.named].map((story) => [story.id as number, story]));
  for (const [id, story] of arrangement.known) known.set(id, story);
  const names = useSectionNames(sections, known);
  const [choosing, setChoosing] = useState<Slot | 'banner' | null>(null);
  const { layout, change, learn } = arrangement;
  const { frontId, language } = room.draft;
  const shared = { arrangement: { ...arrangement, known }, names, mayChange: may.change, now };
  const [beside, setBeside] = useState('newest');
  const [view, setView] = useState('arrange');
  const sideBar = useRef<HTMLDivElement>(null);
  useUndoKeys(arrangement, may.change);

  /** The focus goes back to the place, not to the menu that is gone. */
  function doneChoosing() {
    if (choosing && choosing !== 'banner') focusOn(handleOf({ is: 'place', slot: choosing }));
    setChoosing(null);
  }

  /** To the part of the board that a check speaks of. */
  function go(place: FrontFindingPlace) {
    setView('arrange');
    goToPart(place);
  }
  useArrivalAtPart();

  /** The places are many: whoever has arranged them gets to the button at once. */
  function goToRelease() {
    setBeside('release');
    sideBar.current?.scrollIntoView({ block: 'nearest' });
    sideBar.current?.querySelector<HTMLElement>('[role=tab][id$=release]')?.focus();
  }

  const pinAt = (slot: Slot, id: number) => {
    const shown = [
      ...arrangement.showing.places,
      ...arrangement.showing.bands.flatMap((band) => band.places),
    ];
    const there = shown.find((one) => one?.id === id);
    if (there && !known.has(id)) {
      const standing = { is: 'live' as const, number: 0, since: '', until: null };
      learn([{ id: there.id, headline: there.headline, language, standing }]);
    }
    change(pinToPlace(layout, id as never, slot));
  };
  const placeActs = {
    choose: setChoosing,
    pin: pinAt,
    unpin: (slot: Slot) => change(putStory(layout, slot, null)),
  };

  const board = (
    <div className="flex flex-col gap-6">
      <BannerEditor {...shared} otherZones={otherZones} onChoose={() => setChoosing('banner')} />
      <TopPlaces {...shared} acts={placeActs} />
      {layout.bands.map(({ sectionId }) => (
        <BandPlaces key={sectionId} {...shared} acts={placeActs} sectionId={sectionId} />
      ))}
      {room.draft.sectionId === null && may.change && (
        <HiddenBands arrangement={arrangement} sections={sections} />
      )}
    </div>
  );

  return (
    <Board arrangement={arrangement} names={names}>
      <div className="flex flex-wrap items-center gap-2">
        <SaveWords saving={arrangement.saving} />
        <span className="ml-auto flex flex-wrap gap-2">
          {may.change && (
            <>
              <Button small disabled={!arrangement.undo} onClick={() => arrangement.undo?.()}>
                <Undo2 aria-hidden size={14} /> {t('undo')}
              </Button>
              <Button small disabled={!arrangement.redo} onClick={() => arrangement.redo?.()}>
                <Redo2 aria-hidden size={14} /> {t('redo')}
              </Button>
              <Button small look="quiet" onClick={() => change(unpinAll(layout))}>
                {t('unpinAll')}
              </Button>
            </>
          )}
          <Button small look={may.release ? 'press' : 'plain'} onClick={goToRelease}>
            {t('goToRelease')}
          </Button>
        </span>
      </div>
      <ArrangementConflict theirs={arrangement.theirs} settle={arrangement.settle} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Tabs
          label={t('views')}
          value={view}
          onValueChange={setView}
          tabs={[
            { value: 'arrange', label: t('arrange'), content: board },
            {
              value: 'preview',
              label: t('preview'),
              content: (
                <FrontProof
                  frontId={frontId}
                  version={arrangement.version}
                  hasComing={arrangement.showing.findings.some(({ problem }) => problem === 'story-late')}
                />
              ),
            },
          ]}
        />
        <div ref={sideBar} className="lg:sticky lg:top-4">
          <Tabs
            label={t('title')}
            value={beside}
            onValueChange={setBeside}
            tabs={[
              {
                value: 'newest',
                label: t('newest'),
                content: (
                  <StoryList
                    stories={room.newest}
                    layout={layout}
                    names={names}
                    mayChange={may.change}
                    now={now}
                  />
                ),
              },
              {
                value: 'release',
                label: t('release'),
                content: (
                  <ReleasePanel
                    {...{ room, path, arrangement, names, may, otherZones, now, acts }}
                    onGo={go}
                  />
                ),
              },
              {
                value: 'history',
                label: t('history'),
                content: (
                  <FrontHistory
                    frontId={frontId}
                    decidedOn={room.decidedOn}
                    history={room.history}
                    before={room.before}
                    mayRelease={may.release}
                    acts={acts}
                  />
                ),
              },
            ]}
          />
        </div>
      </div>
      <ChooseStory
        place={choosing === null ? null : choosing === 'banner' ? t('banner') : names.slotName(choosing)}
        now={now}
        onClose={doneChoosing}
        onChoose={(story) => {
          const found = { ...story, id: story.id as never, language };
          if (!known.has(story.id)) learn([found]);
          if (choosing === 'banner' && layout.banner)
            change({ ...layout, banner: { ...layout.banner, articleId: found.id } });
          else if (choosing) change(pinToPlace(layout, found.id, choosing));
          doneChoosing();
        }}
      />
    </Board>
  );
}

/** Goes to the part that the address names, where a package's check led. */
function useArrivalAtPart() {
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    const place = frontPlaceInAddress(query);
    if (!place) return;
    query.delete('part');
    query.delete('id');
    history.replaceState(history.state, '', `${location.pathname}?${query}`); // a reload does not go there again
    return goToPart(place);
  }, []);
}

/** Mod-Z and Mod-Shift-Z, where no text is being written. */
function useUndoKeys({ undo, redo }: Pick<Arrangement, 'undo' | 'redo'>, mayChange: boolean) {
  useWindowKeys((event) => {
    if (!mayChange) return;
    if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
    if ((event.target as HTMLElement).matches('input, textarea, select')) return;
    const key = event.key.toLowerCase();
    const act = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' ? redo : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act?.();
  });
}
