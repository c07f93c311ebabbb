'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { OtherZones } from '#components/staff/dateTime/DateTimeField.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import type { FrontFindingPlace } from '#contracts/findingPlaces.ts';
import type { FrontScreenData } from '#editorial/fronts/frontScreen.ts';
import { BannerEditor } from './BannerEditor.tsx';
import { Board, focusOn, handleOf } from './Board.tsx';
import { ChooseStory } from './ChooseStory.tsx';
import { FrontHistory } from './FrontHistory.tsx';
import { FrontPreviewFrame } from './FrontPreviewFrame.tsx';
import { ArrangementConflict, FrontToolbar } from './FrontToolbar.tsx';
import type { FrontActs, ShownSection } from './frontActs.ts';
import { goToPart, useArrivalAtPart } from './goToPart.ts';
import { HiddenBands } from './HiddenBands.tsx';
import { pinToPlace, putStory, type Slot } from './layoutMoves.ts';
import { BandPlaces, TopPlaces } from './Places.tsx';
import { ReleasePanel } from './ReleasePanel.tsx';
import { StoryList } from './StoryList.tsx';
import { useArrangement } from './useArrangement.ts';
import { useSectionNames } from './useSectionNames.ts';

type Props = {
  data: FrontScreenData;
  /** the front's address for readers */
  path: string;
  sections: ShownSection[];
  may: { change: boolean; release: boolean };
  otherZones: string[];
  now: Date;
  acts: FrontActs;
};

/** The places of a front in the layout of its page, and beside them the newest stories, the release and the history. */
export function FrontScreen({ data, path, sections, may, otherZones, now, acts }: Props) {
  const t = useTranslations('front');
  const arrangement = useArrangement(data.draft, data.showing, acts);
  const { layout, showing, change, learn, version } = arrangement;
  const known = new Map([...data.newest, ...data.named].map((story) => [story.id as number, story]));
  for (const [id, story] of arrangement.known) known.set(id, story);
  const names = useSectionNames(sections, known);
  const [choosing, setChoosing] = useState<Slot | 'banner' | null>(null);
  const { frontId, language } = data.draft;
  const { decidedOn, history, before } = data;
  const shared = { arrangement: { ...arrangement, known }, names, mayChange: may.change, now };
  const [sideTab, setSideTab] = useState('newest');
  const [view, setView] = useState('arrange');
  const sideBar = useRef<HTMLDivElement>(null);
  useArrivalAtPart();

  /** Moves the focus back to the place: the menu that opened the dialog no longer exists. */
  function doneChoosing() {
    if (choosing && choosing !== 'banner') focusOn(handleOf({ is: 'place', slot: choosing }));
    setChoosing(null);
  }

  function goToFinding(place: FrontFindingPlace) {
    setView('arrange');
    goToPart(place);
  }

  /** Shows the release form without scrolling past all places. */
  function goToRelease() {
    setSideTab('release');
    sideBar.current?.scrollIntoView({ block: 'nearest' });
    sideBar.current?.querySelector<HTMLElement>('[role=tab][id$=release]')?.focus();
  }

  function pin(slot: Slot, id: number) {
    const shown = [...showing.places, ...showing.bands.flatMap(({ places }) => places)];
    const placed = shown.find((story) => story?.id === id);
    if (placed && !known.has(id)) {
      const standing = { is: 'live' as const, number: 0, since: '', until: null };
      learn([{ id: placed.id, headline: placed.headline, language, standing }]);
    }
    change(pinToPlace(layout, id as never, slot));
  }
  const unpin = (slot: Slot) => change(putStory(layout, slot, null));
  const placeActs = { choose: setChoosing, pin, unpin };

  const board = (
    <div className="flex flex-col gap-6">
      <BannerEditor {...shared} onChoose={() => setChoosing('banner')} />
      <TopPlaces {...shared} acts={placeActs} />
      {layout.bands.map(({ sectionId }) => (
        <BandPlaces key={sectionId} {...shared} acts={placeActs} sectionId={sectionId} />
      ))}
      {data.draft.sectionId === null && may.change && (
        <HiddenBands arrangement={arrangement} sections={sections} />
      )}
    </div>
  );
  const hasComing = showing.findings.some(({ problem }) => problem === 'story-late');
  const preview = <FrontPreviewFrame frontId={frontId} version={version} hasComing={hasComing} />;
  const newest = (
    <StoryList layout={layout} names={names} now={now} stories={data.newest} mayChange={may.change} />
  );
  const release = (
    <ReleasePanel
      data={data}
      path={path}
      arrangement={arrangement}
      names={names}
      may={may}
      now={now}
      acts={acts}
      onGo={goToFinding}
    />
  );
  const past = (
    <FrontHistory
      frontId={frontId}
      decidedOn={decidedOn}
      history={history}
      before={before}
      acts={acts}
      mayRelease={may.release}
    />
  );

  return (
    <OtherZones value={otherZones}>
      <Board arrangement={arrangement} names={names}>
        <FrontToolbar arrangement={arrangement} may={may} onRelease={goToRelease} />
        <ArrangementConflict theirs={arrangement.theirs} settle={arrangement.settle} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <Tabs
            label={t('views')}
            value={view}
            onValueChange={setView}
            tabs={[
              { value: 'arrange', label: t('arrange'), content: board },
              { value: 'preview', label: t('preview'), content: preview },
            ]}
          />
          <div ref={sideBar} className="lg:sticky lg:top-4">
            <Tabs
              label={t('title')}
              value={sideTab}
              onValueChange={setSideTab}
              tabs={[
                { value: 'newest', label: t('newest'), content: newest },
                { value: 'release', label: t('release'), content: release },
                { value: 'history', label: t('history'), content: past },
              ]}
            />
          </div>
        </div>
        <ChooseStory
          place={choosing === null ? null : choosing === 'banner' ? t('banner') : names.slotName(choosing)}
          now={now}
          onClose={doneChoosing}
          onChoose={(choice) => {
            const story = { ...choice, id: choice.id as never, language };
            if (!known.has(choice.id)) learn([story]);
            if (choosing === 'banner' && layout.banner)
              change({ ...layout, banner: { ...layout.banner, articleId: story.id } });
            else if (choosing) change(pinToPlace(layout, story.id, choosing));
            doneChoosing();
          }}
        />
      </Board>
    </OtherZones>
  );
}
