import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { currentActor } from '#app/_auth/currentActor.ts';
import { askDeletion, moveSubjectToBin, restoreSubject } from '#app/newsroom/bin/actions.ts';
import * as frameActions from '#app/newsroom/frameActions.ts';
import { listPictures } from '#app/newsroom/media/actions.ts';
import { NewsroomFrame } from '#components/staff/frame/Frame.tsx';
import { StaffDocument } from '#components/ui/StaffDocument.tsx';
import { readNext } from '#editorial/calendar/calendarEntries.ts';
import { countUnreadNotices } from '#editorial/notices/noticeList.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { copyOwner, nameOfPaper, staffPage } from './staffPage.ts';

type Props = { children: ReactNode };

export const staffMetadata: Metadata = {
  title: { template: '%s · Copydesk', default: 'Copydesk' },
  robots: 'noindex',
};

/**
 * The root layout of the newsroom and the admin's office: see StaffDocument for why there are several. Renders no frame
 * when nobody is signed in; the page then redirects to sign-in, since only the page has its address.
 */
export async function StaffLayout({ children }: Props) {
  const [actor, page, paper] = await Promise.all([currentActor(), staffPage(), readPaper()]);
  if (!actor) return <StaffDocument {...page}>{children}</StaffDocument>;
  const [owner, next, unread] = await Promise.all([
    copyOwner(actor),
    readNext(actor),
    countUnreadNotices(actor),
  ]);
  return (
    <StaffDocument {...page}>
      <NewsroomFrame
        user={{ name: actor.name, role: actor.role }}
        owner={owner}
        build={process.env.COPYDESK_BUILD ?? ''}
        paper={nameOfPaper(paper, page.locale)}
        sections={paper.sections}
        theme={page.theme}
        next={next}
        unread={unread}
        acts={{ ...frameActions, askDeletion, moveSubjectToBin, restoreSubject, listPictures }}
      >
        {children}
      </NewsroomFrame>
    </StaffDocument>
  );
}

/** The root layout of the pages for visitors who are not signed in: sign-in and invitations. */
export async function SignedOutLayout({ children }: Props) {
  return <StaffDocument {...(await staffPage())}>{children}</StaffDocument>;
}
