import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { DraftContent } from '#body/draftDocument.ts';
import type { SetAsideReason } from '#components/localCopies/copyRecord.ts';
import type { PresentPerson } from './presentPeople.ts';
import type { SaveStatus, SaveWord } from './saveStatus.ts';

export type OpenDraftState = Omit<SaveStatus, 'word'> & {
  saving: SaveWord;
  /** whether the text is shown; it stays when writing is refused, so that it can be copied */
  ready: boolean;
  /** whether this browser stores a copy; undefined until that is known */
  hasCopy: boolean | undefined;
  /** whether the document was put aside, so that the draft must be opened again */
  isSuperseded: boolean;
  /** increases when this page's copies may have changed */
  copies: number;
  people: PresentPerson[];
};

export const OPENING_STATE: OpenDraftState = {
  saving: 'opening',
  storedOn: 'nowhere',
  ready: false,
  isReadOnly: false,
  shouldAskBeforeLeaving: false,
  hasCopy: undefined,
  isSuperseded: false,
  copies: 0,
  people: [],
};

/** The content of a document that was put aside, and whether the browser stores it. */
export type DraftLeftover = { content: DraftContent; why: SetAsideReason; at: number; isStored: boolean };

export type OpenDraft = {
  ydoc: Y.Doc;
  /** who is present, and their carets */
  awareness: Awareness;
  state(): OpenDraftState;
  subscribe(listener: () => void): () => void;
  /** Puts the document aside, so that the draft is opened again in the server's state. */
  supersede(why: SetAsideReason): void;
  /** Stops writing the browser's copy until the document changes, so that the copy can be deleted. */
  pauseCopy(): void;
  /** @returns the content to recover if the document was put aside */
  close(): Promise<DraftLeftover | undefined>;
};
