import type { ReactNode } from 'react';
import type { CopyOwner } from '#components/localCopies/copyRecord.ts';
import { NextOut } from '#components/staff/calendar/NextOut.tsx';
import { LivePages } from '#components/staff/liveUpdates/LivePages.tsx';
import { LiveRefresh } from '#components/staff/liveUpdates/LiveRefresh.ts';
import { UpgradeNotice } from '#components/staff/upgrade/UpgradeNotice.tsx';
import type { StaffTheme } from '#components/ui/StaffDocument.tsx';
import type { Next } from '#editorial/calendar/calendarEntries.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { FrameState, type FrameUser, type Section } from './FrameState.tsx';
import type { FrameActs } from './frameActs.ts';
import { Rail } from './Rail.tsx';
import { SkipLink } from './SkipLink.tsx';

type Props = {
  user: FrameUser;
  owner: CopyOwner;
  /** the build that makes the page */
  build: string;
  paper: string;
  sections: Section[];
  theme: StaffTheme;
  /** what goes out within 24 hours */
  next: Next;
  acts: FrameActs;
  children: ReactNode;
};

/** The desk: a narrow rail, the work, and the palette. A page brings its own `<main id="main">` (see `Page`). */
export function NewsroomFrame({ children, next, build, ...state }: Props) {
  return (
    <FrameState {...state}>
      <LivePages build={build}>
        <LiveRefresh />
        <SkipLink />
        <UpgradeNotice owner={`${state.owner.database}/${state.owner.userId}`} />
        <div className="md:grid md:grid-cols-[5rem_minmax(0,1fr)]">
          <Rail />
          <div className="min-w-0 pb-20 md:pb-0">
            <NextOut given={next} />
            {children}
          </div>
        </div>
        <CommandPalette />
      </LivePages>
    </FrameState>
  );
}
