import type { ReactNode } from 'react';
import type {
  CorrectionNotice,
  FormerWithdrawal,
  ListedNotice,
} from '#editorial/readerQueries/readerTypes.ts';
import { instantText } from '#publishing/dates.ts';
import { kindWord } from '#publishing/noticeText.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import type { TimeFrame } from './Times.tsx';

type Framed = { frame: TimeFrame };

/** For a message with a placeholder for the time and tags around it. */
const timeText = ({ language, paper }: TimeFrame, at: Date) => instantText(at, language, paper.zone);
const timeTag = (at: Date) => (text: ReactNode) => (
  <time key={at.toISOString()} dateTime={at.toISOString()}>
    {text}
  </time>
);

type Sentence = Framed & {
  is: 'taken-back' | 'made-again' | 'takes-back' | 'brings-back';
  notice: { kind: CorrectionNotice['kind'] };
  at: Date;
};

/** A sentence that says what was done to a note, and when. */
function NoticeSentence({ frame, is, notice, at }: Sentence): ReactNode {
  const values = { kind: kindWord(notice.kind), at: timeText(frame, at), time: timeTag(at) };
  return <strong>{translatorFor(frame.language).rich(`notice.${is}`, values)}</strong>;
}

/** The later events of a note: each time it was taken back or made again, with the explanation for readers. */
export function NoticeEvents({
  frame,
  notice,
}: Framed & { notice: Pick<CorrectionNotice, 'kind' | 'events'> }) {
  return notice.events.map(({ is, number, at, note }) => (
    <p key={number} className="notice-event">
      <NoticeSentence frame={frame} is={is} notice={notice} at={at} /> {note}
    </p>
  ));
}

/** The notes that a take-back changed. */
export function NoticeChanges({ frame, changes }: Framed & Pick<ListedNotice, 'changes'>) {
  return changes.map((change) => (
    <p key={change.number} className="notice-event">
      <NoticeSentence
        frame={frame}
        is={change.is === 'taken-back' ? 'takes-back' : 'brings-back'}
        notice={change}
        at={change.at}
      />{' '}
      <q>{change.note}</q>
    </p>
  ));
}

/** The period during which a story was withdrawn. */
export function WithdrawnBetween({ frame, at, backAt }: Framed & Omit<FormerWithdrawal, 'because'>) {
  return translatorFor(frame.language).rich('notice.withdrawn', {
    at: timeText(frame, at),
    until: timeText(frame, backAt),
    time: timeTag(at),
    back: timeTag(backAt),
  });
}

/** The time since which the story of a note has been withdrawn. */
export function WithdrawnSince({ frame, at }: Framed & { at: Date }) {
  const values = { at: timeText(frame, at), time: timeTag(at) };
  return translatorFor(frame.language).rich('corrections.withdrawnText', values);
}
