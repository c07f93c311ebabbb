import type { CopyKeeping } from '#components/localCopies/copyWriter.ts';
import type { CollabRefusal } from '#contracts/collaboration.ts';

/** Where the connection to the server stands. */
export type ConnectionState =
  | { is: 'connecting' }
  /** the server has shown that it holds all that it ever acknowledged to this document */
  | { is: 'verified' }
  | { is: 'away' }
  /** the server is there, but does not answer or cannot keep anything */
  | { is: 'failing' }
  | { is: 'refused'; why: Exclude<CollabRefusal, 'unavailable'> };

/** All that the words of state depend on. */
export type SaveFacts = {
  /** whether the document is on screen */
  isReady: boolean;
  link: ConnectionState;
  /** whether the server has acknowledged every insertion and deletion of the document */
  isAcknowledged: boolean;
  keeping: CopyKeeping;
};

export type SaveWord =
  | 'opening'
  | 'unreachable'
  | 'saved'
  | 'saving'
  | 'offline'
  /** away from the server, all saved before; this browser keeps nothing of what would be typed now */
  | 'offline-unkept'
  /** away from the server, and this browser keeps nothing */
  | 'unkept'
  | 'unavailable'
  | Exclude<CollabRefusal, 'unavailable'>;

/** Where the text is that the document holds. */
export type KeptWhere = 'server' | 'device' | 'nowhere';

export type SaveStatus = {
  word: SaveWord;
  kept: KeptWhere;
  /** nobody types into a document whose words nobody would take */
  isReadOnly: boolean;
  /** closing the page would lose words */
  shouldAskBeforeLeaving: boolean;
};

/**
 * Signing in again, or waiting, makes writing possible again, and what is typed until then is sent. Every other refusal
 * ends this document's writing.
 */
const PASSING: ReadonlySet<string> = new Set(['not-signed-in']);

export function saveStatus(facts: SaveFacts): SaveStatus {
  const { isReady, link, isAcknowledged, keeping } = facts;
  const isOnDevice = keeping.is === 'kept';
  const kept: KeptWhere = isAcknowledged ? 'server' : isOnDevice ? 'device' : 'nowhere';
  return {
    word: wordOf(facts),
    kept,
    isReadOnly: link.is === 'refused' && !PASSING.has(link.why),
    shouldAskBeforeLeaving: isReady && kept === 'nowhere',
  };
}

function wordOf({ isReady, link, isAcknowledged, keeping }: SaveFacts): SaveWord {
  if (link.is === 'refused') return link.why;
  if (link.is === 'failing') return 'unavailable';
  if (!isReady) return link.is === 'away' ? 'unreachable' : 'opening';
  if (link.is === 'verified') return isAcknowledged ? 'saved' : 'saving';
  if (link.is === 'connecting') return 'opening';
  if (keeping.is === 'kept') return 'offline';
  if (keeping.is === 'nothing') return isAcknowledged ? 'offline-unkept' : 'unkept';
  return 'saving'; // on its way into the browser's storage
}
