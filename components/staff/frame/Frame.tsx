import type { ReactNode } from 'react';
import { NextOut } from '#components/staff/calendar/NextOut.tsx';
import { LivePages } from '#components/staff/liveUpdates/LivePages.tsx';
import { LiveRefresh } from '#components/staff/liveUpdates/LiveRefresh.ts';
import { UpgradeNotice } from '#components/staff/upgrade/UpgradeNotice.tsx';
import type { TimedEntries } from '#editorial/calendar/calendarEntries.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { type FrameData, FrameState } from './FrameState.tsx';
import { Rail } from './Rail.tsx';
import { SkipLink } from './SkipLink.tsx';

type Props = FrameData & {
  /** the build that rendered the page */
  build: string;
  /** what is released within 24 hours */
  next: TimedEntries;
  children: ReactNode;
};

/** The frame of a newsroom page: the rail, the page and the palette. A page has its own `<main id="main">` (`NewsroomPage`). */
export function NewsroomFrame({ children, next, build, ...data }: Props) {
  return (
    <FrameState {...data}>
      <LivePages build={build}>
        <LiveRefresh />
        <SkipLink />
        <UpgradeNotice owner={`${data.owner.database}/${data.owner.userId}`} />
        <div className="md:grid md:grid-cols-[5rem_minmax(0,1fr)]">
          <Rail />
          <div className="min-w-0 pb-20 md:pb-0">
            <NextOut rendered={next} />
            {children}
          </div>
        </div>
        <CommandPalette />
      </LivePages>
    </FrameState>
  );
}
