import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { readDraftWithProposals, readHeadline } from '#body/draftDocument.ts';
import { type DecodedUpdate, UpdateCoverage } from '#body/updateCoverage.ts';
import { StorageError } from '#components/localCopies/copyDatabase.ts';
import {
  type CopyOwner,
  type CopyRecord,
  copyName,
  isChangeRefusal,
  type SetAsideReason,
  standingOf,
} from '#components/localCopies/copyRecord.ts';
import { isOfEarlierSchema } from '#components/localCopies/copySchema.ts';
import { CopyWriter } from '#components/localCopies/copyWriter.ts';
import { listCopies, readCopy, setCopyAside } from '#components/localCopies/draftCopies.ts';
import { convertEarlierCopy } from '#components/localCopies/earlierCopies.ts';
import { copyDatabase } from '#components/localCopies/sharedDatabase.ts';
import { hasContent, isKnownDocument, isKnownUpdate } from './knownUpdates.ts';
import { OPENING_STATE, type OpenDraft, type OpenDraftState } from './openDraftTypes.ts';
import { presentPeople } from './presentPeople.ts';
import { saveStatus } from './saveStatus.ts';
import { connectDraft, type ServerLink } from './serverLink.ts';

/** Milliseconds without an answer of the server after which the browser's copy is shown. */
const SHOW_COPY_MS = 2_500;
/** Milliseconds between attempts to send again what the server has not acknowledged. */
const RESEND_MS = 3_000;

/**
 * Opens a draft in the server's state and merges this browser's copies into it. While the server does not answer, opens the
 * newest copy. The connection to the server never waits for the browser's storage.
 */
export function openDraft(articleId: number, owner: CopyOwner): OpenDraft {
  const ydoc = new Y.Doc();
  const awareness = new Awareness(ydoc);
  /** the insertions and deletions that the server has acknowledged */
  const acknowledged = new UpdateCoverage();
  /** changes of the document, in their order, of which the first is not among these */
  const unacknowledged: DecodedUpdate[] = [];
  const listeners = new Set<() => void>();
  const database = copyDatabase();
  const name = copyName(owner, articleId, `${Date.now().toString(36)}-${ydoc.clientID.toString(36)}`);
  let now = OPENING_STATE;
  let people = now.people;
  let setAside: SetAsideReason | null = null;
  let isSuperseded = false;
  let isClosed = false;
  let copies = 0;
  let changedAt = 0;
  /** the user's copies that may be merged; undefined until they are read */
  let candidates: CopyRecord[] | undefined;
  let isEarlierCopyConverted = false;
  let shouldShowCopy = false;
  let link: ServerLink | undefined;

  const writer = new CopyWriter({ ydoc, database, recordNow, onChange: publishState });

  // Added before the provider's listener, so it must not throw: an error would prevent the sending of an edit.
  ydoc.on('update', (update: Uint8Array) => {
    unacknowledged.push(Y.decodeUpdate(update));
    writer.add(update);
    publishState();
  });

  link = connectDraft({
    ydoc,
    awareness,
    articleId,
    hello: { schemaVersion, database: owner.database, userId: owner.userId },
    acknowledged,
    onVerified: () => void mergeCopies(),
    onOtherHistory: () => supersede('other-history'),
    onRefused(why) {
      if (isChangeRefusal(why)) putAside(why);
      if (why !== 'other-user' && why !== 'other-database') void showCopy();
    },
    onChange: publishState,
  });

  awareness.on('change', () => {
    people = presentPeople(awareness, people);
    publishState();
  });

  const showing = setTimeout(() => void showCopy(), SHOW_COPY_MS);
  const resending = setInterval(() => !isAcknowledged() && link?.resend(), RESEND_MS);

  void listCopies(database).then(
    (all) => {
      candidates = all
        .filter((copy) => copy.articleId === articleId && standingOf(copy, owner) === 'mergeable')
        .sort((a, b) => b.changedAt - a.changedAt);
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
      schemaVersion,
      changedAt,
    };
  }

  function isAcknowledged(): boolean {
    const next = unacknowledged.findIndex((update) => !acknowledged.includes(update));
    unacknowledged.splice(0, next === -1 ? unacknowledged.length : next);
    if (setAside || next !== -1) return false;
    return acknowledged.reaches(Y.decodeStateVector(Y.encodeStateVector(ydoc)));
  }

  /** Merges this browser's copies, if the server has everything that it acknowledged to them. */
  async function mergeCopies(): Promise<void> {
    for (const copy of candidates?.splice(0) ?? []) {
      const required = UpdateCoverage.decode(copy.acknowledged);
      if (required.isEmpty || !acknowledged.covers(required))
        await setCopyAside(database, copy.name, 'other-history').catch(() => {});
      else if (isOfEarlierSchema(copy)) await setUnsentAside(copy);
      else if (!(await applyCopy(copy))) return;
    }
    onCopiesChanged();
    if (isEarlierCopyConverted) return;
    isEarlierCopyConverted = true;
    const isInDraft = (copy: UpdateCoverage) => acknowledged.covers(copy);
    if (await convertEarlierCopy(database, articleId, isInDraft).catch(() => false)) onCopiesChanged();
  }

  /** An editor of the present schema cannot show the copy: what the server lacks of it is offered in *Recover*. */
  async function setUnsentAside(copy: CopyRecord): Promise<void> {
    const read = await readCopy(database, copy.name).catch(() => undefined);
    if (!read || isClosed) return;
    if (acknowledged.covers(UpdateCoverage.ofUpdate(read.update))) writer.replace([read.record]);
    else await setCopyAside(database, copy.name, 'earlier-schema').catch(() => {});
  }

  function onCopiesChanged(): void {
    copies += 1;
    publishState();
  }

  /** Shows the newest copy while the server does not answer. */
  async function showCopy(): Promise<void> {
    shouldShowCopy = true;
    if (now.ready || isClosed || link?.link().is === 'verified') return;
    const at = candidates?.findIndex((each) => !isOfEarlierSchema(each)) ?? -1;
    const [copy] = at < 0 ? [] : (candidates?.splice(at, 1) ?? []);
    if (!copy) return;
    acknowledged.merge(UpdateCoverage.decode(copy.acknowledged));
    await applyCopy(copy);
  }

  /** @returns whether the document can be edited */
  async function applyCopy(copy: CopyRecord): Promise<boolean> {
    const read = await readCopy(database, copy.name).catch(() => undefined);
    if (!read || isClosed) return !isClosed;
    const { update, record } = read;
    if (!isKnownUpdate(Y.decodeUpdate(update))) {
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
      copyState: writer.state,
    });
    const next: OpenDraftState = {
      ...status,
      saving: word,
      ready,
      hasCopy: writer.state.is === 'opening' ? undefined : writer.state.is !== 'nothing',
      isSuperseded,
      copies,
      people,
    };
    const keys = Object.keys(next) as (keyof OpenDraftState)[];
    if (keys.every((key) => next[key] === now[key])) return;
    if (next.storedOn === 'server' && now.storedOn !== 'server') writer.recordChanged(); // no longer pending
    now = next;
    for (const listener of listeners) listener();
  }

  const opened = link;
  publishState();
  return {
    ydoc,
    awareness,
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
      awareness.destroy();
      await writer.close();
      const isStored = writer.state.is === 'kept';
      const leftover = setAside && {
        content: readDraftWithProposals(ydoc),
        why: setAside,
        at: Date.now(),
        isStored,
      };
      ydoc.destroy();
      return leftover ?? undefined;
    },
  };
}
