'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RevealButton } from '#components/ui/RevealButton.tsx';
import type { FrontFindingPlace } from '#contracts/findingPlaces.ts';
import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';
import type { FrontScreenData } from '#editorial/fronts/frontScreen.ts';
import { ComingRelease } from './ComingRelease.tsx';
import { Differences } from './Differences.tsx';
import { FrontChecks } from './FrontChecks.tsx';
import { FrontReleaseForm } from './FrontReleaseForm.tsx';
import type { FrontActs } from './frontActs.ts';
import { compareLayouts } from './layoutChanges.ts';
import { unpinAll } from './layoutMoves.ts';
import type { Arrangement } from './useArrangement.ts';
import type { NamesOf } from './useSectionNames.ts';

type Props = {
  data: FrontScreenData;
  path: string;
  arrangement: Arrangement;
  names: NamesOf;
  may: { release: boolean };
  now: Date;
  acts: FrontActs;
  onGo(place: FrontFindingPlace): void;
};

/** The scheduled release, the changes and findings of the next one, and its form. */
export function ReleasePanel({ data, path, arrangement, names, may, now, acts, onGo }: Props) {
  const t = useTranslations('front');
  const [moves, setMoves] = useState(0);
  const { decidedOn } = data;
  const { frontId } = data.draft;
  const { layout, saving, version } = arrangement;
  const { findings } = arrangement.showing;
  const live = data.history.find(({ is }) => is === 'live');
  const coming = data.history.find(({ is }) => is === 'coming');
  const before: FrontLayout = live?.layout ?? { ...unpinAll(layout), banner: null };
  const changes = compareLayouts(before, layout);
  return (
    <div className="flex flex-col gap-5">
      {coming && (
        <ComingRelease
          frontId={frontId}
          decidedOn={decidedOn}
          coming={coming}
          now={now}
          acts={acts}
          mayRelease={may.release}
          onDone={() => setMoves((count) => count + 1)}
        />
      )}
      <section aria-labelledby="changes" className="flex flex-col gap-2">
        <h2 id="changes" className="font-serif text-xl font-semibold">
          {t('changes')}
        </h2>
        <p className="text-sm text-quiet">
          {changes.length === 0
            ? t('changesNone')
            : live
              ? t('changesLive', { number: live.number })
              : t('changesAutomatic')}
        </p>
        <Differences changes={changes} names={names} />
      </section>
      <section aria-labelledby="checks" className="flex flex-col gap-2">
        <h2 id="checks" className="font-serif text-xl font-semibold">
          {t('checks')}
        </h2>
        {findings.length === 0 ? (
          <p className="text-sm text-quiet">{t('checksNone')}</p>
        ) : (
          <FrontChecks
            findings={findings}
            renderLink={({ place }, words) => (
              <button type="button" className="underline" onClick={() => onGo(place)}>
                {words}
              </button>
            )}
          />
        )}
      </section>
      {may.release ? (
        // The key removes the result of the form when the schedule that it mentions was moved or cancelled.
        <RevealButton key={moves} isBehind={coming !== undefined} label={t('releaseAgain')}>
          <FrontReleaseForm
            frontId={frontId}
            decidedOn={decidedOn}
            path={path}
            version={version}
            findings={findings}
            saved={saving === 'saved'}
            differs={!live || changes.length > 0 || coming !== undefined}
            act={acts.release}
          />
        </RevealButton>
      ) : (
        <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
      )}
    </div>
  );
}
