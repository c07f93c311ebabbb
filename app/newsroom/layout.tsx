import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { currentActor } from '#app/_auth/currentActor.ts';
import { copyOwner } from '#app/_staff/copyOwner.ts';
import { staffPage } from '#app/_staff/staffPage.ts';
import { NewsroomFrame } from '#components/staff/frame/Frame.tsx';
import { StaffDocument } from '#components/ui/StaffDocument.tsx';
import { readNext } from '#editorial/calendar/calendarWindow.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { askDeletion, moveSubjectToBin, restoreSubject } from './bin/actions.ts';
import { findArticles, signOut, speak, startArticle } from './frameActions.ts';
import { listPictures } from './media/actions.ts';

// Whoever asks decides what is framed: the build must not ask the database.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { template: '%s · Copydesk', default: 'Copydesk' },
  robots: 'noindex',
};

/**
 * A root layout: see StaffDocument for why there are several. Without an actor the page itself sends to sign-in, since only
 * it knows where to return to; until then there is nothing to frame.
 */
export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  const [actor, page, paper] = await Promise.all([currentActor(), staffPage(), readPaper()]);
  const next = actor && (await readNext(actor));
  return (
    <StaffDocument {...page}>
      {actor && next ? (
        <NewsroomFrame
          user={{ name: actor.name, role: actor.role }}
          owner={await copyOwner(actor)}
          build={process.env.COPYDESK_BUILD ?? ''}
          paper={paper.names[page.locale] ?? paper.names[paper.language] ?? 'Copydesk'}
          sections={paper.sections}
          theme={page.theme}
          next={next}
          acts={{
            askDeletion,
            moveSubjectToBin,
            restoreSubject,
            findArticles,
            listPictures,
            signOut,
            speak,
            startArticle,
          }}
        >
          {children}
        </NewsroomFrame>
      ) : (
        children
      )}
    </StaffDocument>
  );
}
