import type { ReactNode } from 'react';
import type {
  CorrectionNotice,
  FormerWithdrawal,
  Language,
  ListedNotice,
} from '#editorial/readerQueries/readerTypes.ts';
import { instantText } from '#publishing/dates.ts';
import { kindWord } from '#publishing/noticeText.ts';
import { translatorFor } from '#publishing/readerMessages.ts';

/** In which language, and in which zone its times are given. */
type Telling = { language: Language; zone: string };

export const timeIn =
  ({ language, zone }: Telling) =>
  (at: Date) =>
    marked(instantText(at, language, zone), at);

const marked = (text: ReactNode, at: Date) => (
  <time key={at.toISOString()} dateTime={at.toISOString()}>
    {text}
  </time>
);

type Sentence = Telling & {
  is: 'taken-back' | 'made-again' | 'takes-back' | 'brings-back';
  kind: CorrectionNotice['kind'];
  at: Date;
};

/** A sentence that says what was done to a note, and when. */
function NoticeSentence({ is, kind, at, ...telling }: Sentence): ReactNode {
  return translatorFor(telling.language).rich(`notice.${is}`, {
    kind: kindWord(kind),
    at: instantText(at, telling.language, telling.zone),
    time: (text) => marked(text, at),
  });
}

/** What became of a note: each time it was taken back or made again, with what readers were told then. */
export function NoticeEvents({ notice, ...telling }: Telling & { notice: CorrectionNotice }) {
  return notice.events.map(({ is, number, at, note }) => (
    <p key={number} className="notice-event">
      <strong>
        <NoticeSentence {...telling} is={is} kind={notice.kind} at={at} />
      </strong>{' '}
      {note}
    </p>
  ));
}

/** Of a take-back, which notes it changed. */
export function NoticeChanges({ changes, ...telling }: Telling & Pick<ListedNotice, 'changes'>) {
  return changes.map(({ is, kind, number, at, note }) => (
    <p key={number} className="notice-event">
      <strong>
        <NoticeSentence
          {...telling}
          is={is === 'taken-back' ? 'takes-back' : 'brings-back'}
          kind={kind}
          at={at}
        />
      </strong>{' '}
      <q>{note}</q>
    </p>
  ));
}

/** Between which instants a story was withdrawn. */
export function WithdrawnBetween({
  at,
  backAt,
  language,
  zone,
}: Telling & Omit<FormerWithdrawal, 'because'>) {
  return translatorFor(language).rich('notice.withdrawn', {
    at: instantText(at, language, zone),
    until: instantText(backAt, language, zone),
    time: (text) => marked(text, at),
    back: (text) => marked(text, backAt),
  });
}

/** Of a note whose story is withdrawn. */
export function WithdrawnSince({ at, language, zone }: Telling & { at: Date }) {
  return translatorFor(language).rich('corrections.withdrawnText', {
    at: instantText(at, language, zone),
    time: (text) => marked(text, at),
  });
}
