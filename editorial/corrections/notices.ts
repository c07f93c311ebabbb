import type { ReleaseKind } from '#db/schema/releases.ts';
import { type LineageLink, lineageOf, parentOf } from './lineage.ts';

/** A release with a note about an error, or one that determines whether such notes hold. */
export type NoticeRelease = LineageLink & { note: string; at: Date };

/** What happened to a note: the text it describes was taken back, or restored. */
export type NoticeEvent = { is: 'taken-back' | 'made-again'; number: number; at: Date; note: string };

/** A note that readers received with a release. */
export type CorrectionNotice = {
  /** `correction`, `clarification`, or `take-back` for one that changed no other note */
  kind: ReleaseKind;
  number: number;
  note: string;
  at: Date;
  /** whether the newest release still has the change that the note describes */
  holds: boolean;
  /** oldest first */
  events: NoticeEvent[];
};

/** A note in the list of all corrections. */
export type ListedNotice = CorrectionNotice & {
  /** for a take-back: the notes that it took back or restored, newest first */
  changes: (Pick<CorrectionNotice, 'kind' | 'number' | 'note' | 'at'> & Pick<NoticeEvent, 'is'>)[];
};

/**
 * Every note of an article with its events, newest first. @param releases those that have begun, in any order: all with
 * notes, all take-backs and all that do not continue the previous one
 */
export function listNotices(releases: NoticeRelease[]): ListedNotice[] {
  const isIn = lineageOf(releases);
  const notices: ListedNotice[] = [];
  for (const release of releases.toSorted((one, other) => one.number - other.number)) {
    const { number, kind, note, at } = release;
    const changed = (parentOf(release) === number - 1 ? [] : notices).flatMap((notice) => {
      const holds = isIn(notice.number, number);
      if (holds === isIn(notice.number, number - 1)) return [];
      const is = holds ? ('made-again' as const) : ('taken-back' as const);
      notice.holds = holds;
      notice.events.push({ is, number, at, note });
      return [{ kind: notice.kind, number: notice.number, note: notice.note, at: notice.at, is }];
    });
    if (!isNotice(release)) continue;
    // Taking back a take-back restores the original note, so only the original note is listed.
    const originals = changed.filter((each) => each.kind !== 'take-back');
    const changes = (originals.length > 0 ? originals : changed).toReversed();
    notices.push({ kind, number, note, at, holds: true, events: [], changes });
  }
  return notices.toReversed();
}

/** The notes shown with the article itself: a take-back is shown with the notes that it changed. */
export const noticesOf = (releases: NoticeRelease[]): CorrectionNotice[] =>
  listNotices(releases)
    .filter(({ kind, changes }) => kind !== 'take-back' || changes.length === 0)
    .map(({ changes: _, ...notice }) => notice);

/** The notes that a take-back would take back or restore. If there are any, it needs an explanation. */
export function notesChangedBy(
  releases: NoticeRelease[],
  takeBack: Pick<NoticeRelease, 'number' | 'restores'>,
): ListedNotice['changes'] {
  const planned = { ...takeBack, kind: 'take-back', continues: null, note: '?', at: new Date(0) } as const;
  const notice = listNotices([...releases, planned]).find(({ number }) => number === takeBack.number);
  return notice?.changes ?? [];
}

/** Corrections and clarifications are listed; take-backs only if they have an explanation. */
const isNotice = ({ kind, note }: NoticeRelease): boolean =>
  kind === 'correction' || kind === 'clarification' || (kind === 'take-back' && note !== '');
