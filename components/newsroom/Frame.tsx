import type { ReactNode } from 'react';
import type { Theme } from '#components/ui/StaffDocument';
import type { Next } from '#editorial/calendar/reading';
import { CommandPalette } from './CommandPalette.tsx';
import { NextOut } from './calendar/NextOut.tsx';
import { FrameState, type FrameUser, type Section } from './FrameState.tsx';
import type { FrameActs } from './frameActs.ts';
import { Rail } from './Rail.tsx';
import { SkipLink } from './SkipLink.tsx';

type Props = {
  user: FrameUser;
  paper: string;
  sections: Section[];
  theme: Theme;
  /** what goes out within 24 hours */
  next: Next;
  acts: FrameActs;
  children: ReactNode;
};

/** The desk: a narrow rail, the work, and the palette. A page brings its own `<main id="main">` (see `Page`). */
export function Frame({ children, next, ...state }: Props) {
  return (
    <FrameState {...state}>
      <SkipLink />
      <div className="md:grid md:grid-cols-[5rem_minmax(0,1fr)]">
        <Rail />
        <div className="min-w-0 pb-20 md:pb-0">
          <NextOut given={next} />
          {children}
        </div>
      </div>
      <CommandPalette />
    </FrameState>
  );
}
