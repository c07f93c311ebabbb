import type { CopyState } from '#components/localCopies/copyWriter.ts';
import type { CollabRefusal } from '#contracts/collaboration.ts';

/** A refusal that lasts until a person acts; see `COLLAB_CLOSE_CODES`. */
export type LastingRefusal = Exclude<CollabRefusal, 'unavailable'>;

/** The state of the connection to the server. */
export type ConnectionState =
  | { is: 'connecting' }
  /** the server has shown that it has everything that it acknowledged to this document */
  | { is: 'verified' }
  | { is: 'away' }
  /** the server is connected, but does not answer or cannot store anything */
  | { is: 'failing' }
  | { is: 'refused'; why: LastingRefusal };

/** The facts that the save status depends on. */
export type SaveFacts = {
  /** whether the document is on screen */
  isReady: boolean;
  link: ConnectionState;
  /** whether the server has acknowledged every insertion and deletion of the document */
  isAcknowledged: boolean;
  copyState: CopyState;
};

export type SaveWord =
  | 'opening'
  | 'unreachable'
  | 'saved'
  | 'saving'
  | 'offline'
  /** no connection; everything is saved, but this browser would not store further changes */
  | 'offline-unkept'
  /** no connection, and this browser stores nothing */
  | 'unkept'
  | 'unavailable'
  | LastingRefusal;

/** Where the whole text of the document is stored. */
export type StoragePlace = 'server' | 'device' | 'nowhere';

export type SaveStatus = {
  word: SaveWord;
  storedOn: StoragePlace;
  /** whether typing is disabled because the text would be stored nowhere */
  isReadOnly: boolean;
  /** whether closing the page would lose text */
  shouldAskBeforeLeaving: boolean;
};

export function saveStatus(facts: SaveFacts): SaveStatus {
  const { isReady, link, isAcknowledged, copyState } = facts;
  const storedOn = isAcknowledged ? 'server' : copyState.is === 'kept' ? 'device' : 'nowhere';
  return {
    word: wordOf(facts),
    storedOn,
    // After a new sign-in everything that was typed until then is sent.
    isReadOnly: link.is === 'refused' && link.why !== 'not-signed-in',
    shouldAskBeforeLeaving: isReady && storedOn === 'nowhere',
  };
}

function wordOf({ isReady, link, isAcknowledged, copyState }: SaveFacts): SaveWord {
  if (link.is === 'refused') return link.why;
  if (link.is === 'failing') return 'unavailable';
  if (!isReady) return link.is === 'away' ? 'unreachable' : 'opening';
  if (link.is === 'verified') return isAcknowledged ? 'saved' : 'saving';
  if (link.is === 'connecting') return 'opening';
  if (copyState.is === 'kept') return 'offline';
  if (copyState.is === 'nothing') return isAcknowledged ? 'offline-unkept' : 'unkept';
  return 'saving'; // the browser is storing it
}
