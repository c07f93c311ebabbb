import type { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { type DraftContent, readDraft, readHeadline } from '#body/draftDocument.ts';
import { UpdateCoverage } from '#body/updateCoverage.ts';
import { StorageError } from '#components/localCopies/copyDatabase.ts';
import {
  type CopyOwner,
  type CopyRecord,
  copyName,
  type SetAsideReason,
  standingOf,
} from '#components/localCopies/copyRecord.ts';
import { CopyWriter } from '#components/localCopies/copyWriter.ts';
import { listCopies, readCopy, setCopyAside } from '#components/localCopies/draftCopies.ts';
import { convertEarlierCopy } from '#components/localCopies/earlierCopies.ts';
import { copyDatabase } from '#components/localCopies/sharedDatabase.ts';
import { hasContent, isKnownDocument, isKnownUpdate } from './knownUpdates.ts';
import { type PresentPerson, presentPeople } from './presentPeople.ts';
import { type KeptWhere, type SaveWord, saveStatus } from './saveStatus.ts';
import { connectDraft, type ServerLink } from './serverLink.ts';

export type DraftState = {
  saving: SaveWord;
  kept: KeptWhere;
  /** whether the sheet may be shown; it stays when writing is refused, so that text can be copied */
  ready: boolean;
  isReadOnly: boolean;
  shouldAskBeforeLeaving: boolean;
  /** whether this browser keeps a copy; undefined until that is known */
  isKeptHere: boolean | undefined;
  /** set when the document was put aside and is to be opened anew */
  isSuperseded: boolean;
  /** counts up when this page's copies may have changed */
  copies: number;
  people: PresentPerson[];
};

/** What a document held when it was put aside, and whether the browser keeps it. */
export type DraftLeftover = { content: DraftContent; why: SetAsideReason; at: number; isKept: boolean };

export type OpenDraft = {
  ydoc: Y.Doc;
  provider: HocuspocusProvider;
  state(): DraftState;
  subscribe(listener: () => void): () => void;
  /** Puts the document aside, to be opened anew as the server has it. */
  supersede(why: SetAsideReason): void;
  /** Lets the browser's copy be deleted: it is not written again before the document changes. */
  pauseCopy(): void;
  /** @returns what is to be recovered of a document that was put aside */
  close(): Promise<DraftLeftover | undefined>;
};

/** Milliseconds after which a draft is shown from the browser's copy while the server does not answer. */
const SHOW_COPY_MS = 2_500;
/** Milliseconds after which a document that the server has not all of, with nothing on the way, is sent again. */
const RESEND_MS = 3_000;

const OPENING: DraftState = {
  saving: 'opening',
  kept: 'nowhere',
  ready: false,
  isReadOnly: false,
  shouldAskBeforeLeaving: false,
  isKeptHere: undefined,
  isSuperseded: false,
  copies: 0,
  people: [],
};
export const openingState = (): DraftState => OPENING;

/**
 * Opens a draft: as the server has it, with what this browser's copies add to it; from a copy alone while the server
 * does not answer. Nothing that the browser's storage does, or fails to do, holds up the connection to the server.
 */
export function openDraft(articleId: number, owner: CopyOwner): OpenDraft {
  const ydoc = new Y.Doc();
  /** what the document holds */
  const held = new UpdateCoverage();
  /** what the server has acknowledged of it */
  const acknowledged = new UpdateCoverage();
  const listeners = new Set<() => void>();
  const database = copyDatabase();
  const name = copyName(owner, articleId, `${Date.now().toString(36)}-${ydoc.clientID.toString(36)}`);
  let now = OPENING;
  let setAside: SetAsideReason | null = null;
  let isSuperseded = false;
  let isClosed = false;
  let copies = 0;
  let changedAt = 0;
  /** copies of this person's that may be merged; undefined until they are read */
  let candidates: CopyRecord[] | undefined;
  let isEarlierCopyConverted = false;
  let shouldShowCopy = false;
  let link: ServerLink | undefined;

  const writer = new CopyWriter({ ydoc, database, recordNow, onChange: publishState });

  // Before the provider's listener, and without a way to fail: nothing may stand between an edit and its sending.
  ydoc.on('update', (update: Uint8Array) => {
    held.add(update);
    writer.add(update);
    publishState();
  });

  link = connectDraft({
    ydoc,
    articleId,
    hello: { schemaVersion, database: owner.database, userId: owner.userId },
    acknowledged,
    onVerified() {
      void mergeCopies();
    },
    onOtherHistory: () => supersede('other-history'),
    onRefused(why) {
      if (why === 'too-large' || why === 'unfit') putAside(why);
      if (why !== 'other-user' && why !== 'other-database') void showCopy();
    },
    onChange: publishState,
  });

  const showing = setTimeout(() => void showCopy(), SHOW_COPY_MS);
  const resending = setInterval(() => {
    if (!isAcknowledged()) link?.resend();
  }, RESEND_MS);

  void listCopies(database).then(
    (all) => {
      candidates = all
        .filter((copy) => copy.articleId === articleId && standingOf(copy, owner) === 'mergeable')
        .sort((one, other) => other.changedAt - one.changedAt);
      if (link?.link().is === 'verified') void mergeCopies();
      else if (shouldShowCopy) void showCopy();
    },
    (error) => {
      candidates = [];
      writer.fail(error instanceof StorageError ? error.why : 'failed');
    },
  );

  function recordNow(): CopyRecord {
    changedAt = Math.max(Date.now(), changedAt + 1);
    return {
      ...owner,
      name,
      articleId,
      headline: readHeadline(ydoc).slice(0, 300),
      acknowledged: acknowledged.encode(),
      pending: !isAcknowledged(),
      setAside,
      changedAt,
    };
  }

  function isAcknowledged(): boolean {
    return (
      !setAside &&
      acknowledged.covers(held) &&
      acknowledged.reaches(Y.decodeStateVector(Y.encodeStateVector(ydoc)))
    );
  }

  /** Adds what this browser kept to the document of a server that has all that was acknowledged to it. */
  async function mergeCopies(): Promise<void> {
    const found = candidates?.splice(0) ?? [];
    for (const copy of found) {
      const known = UpdateCoverage.decode(copy.acknowledged);
      if (known.isEmpty || !acknowledged.covers(known))
        await setCopyAside(database, copy.name, 'other-history').catch(() => {});
      else if (!(await applyCopy(copy))) return;
    }
    copies += 1;
    publishState();
    if (isEarlierCopyConverted) return;
    isEarlierCopyConverted = true;
    const isInDraft = (copy: UpdateCoverage) => acknowledged.covers(copy);
    if (!(await convertEarlierCopy(database, articleId, isInDraft).catch(() => false))) return;
    copies += 1;
    publishState();
  }

  /** Shows the newest copy while the server does not answer. */
  async function showCopy(): Promise<void> {
    shouldShowCopy = true;
    if (now.ready || isClosed || link?.link().is === 'verified') return;
    const copy = candidates?.shift();
    if (!copy) return;
    acknowledged.merge(UpdateCoverage.decode(copy.acknowledged));
    await applyCopy(copy);
  }

  /** @returns whether the document may be worked on */
  async function applyCopy(copy: CopyRecord): Promise<boolean> {
    const read = await readCopy(database, copy.name).catch(() => undefined);
    if (!read || isClosed) return !isClosed;
    const { update, record } = read;
    if (!isKnownUpdate(update)) {
      link?.refuse('client-old');
      return false;
    }
    Y.applyUpdate(ydoc, update, 'copy');
    if (!isKnownDocument(ydoc)) link?.refuse('client-old');
    writer.replace([record]);
    return true;
  }

  function putAside(why: SetAsideReason): void {
    setAside ??= why;
    writer.recordChanged();
  }

  function supersede(why: SetAsideReason): void {
    if (isSuperseded) return;
    putAside(why);
    isSuperseded = true;
    link?.disconnect();
    publishState();
  }

  function publishState(): void {
    if (isClosed || !link) return;
    const where = link.link();
    const isOld = where.is === 'refused' && where.why === 'client-old';
    const ready = now.ready || (!isOld && hasContent(ydoc));
    if (ready) writer.begin();
    const { word, ...status } = saveStatus({
      isReady: ready,
      link: where,
      isAcknowledged: isAcknowledged(),
      keeping: writer.keeping,
    });
    const next: DraftState = {
      ...status,
      saving: word,
      ready,
      isKeptHere: keptHere(),
      isSuperseded,
      copies,
      people: presentPeople(link.provider, now.people),
    };
    const keys = Object.keys(next) as (keyof DraftState)[];
    if (keys.every((key) => next[key] === now[key])) return;
    if (next.kept === 'server' && now.kept !== 'server') writer.recordChanged(); // it is not pending any more
    now = next;
    for (const listener of listeners) listener();
  }

  function keptHere(): boolean | undefined {
    if (writer.keeping.is === 'opening') return undefined;
    return writer.keeping.is !== 'nothing';
  }

  const opened = link;
  publishState();
  return {
    ydoc,
    provider: opened.provider,
    state: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    supersede,
    pauseCopy: () => writer.pauseUntilChange(),
    async close() {
      isClosed = true;
      clearTimeout(showing);
      clearInterval(resending);
      listeners.clear();
      opened.close();
      await writer.close();
      const isKept = writer.keeping.is === 'kept';
      const leftover = setAside && { content: readDraft(ydoc), why: setAside, at: Date.now(), isKept };
      ydoc.destroy();
      return leftover ?? undefined;
    },
  };
}
