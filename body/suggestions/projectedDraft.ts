import * as Y from 'yjs';
import { type DraftField, draftOf, fields } from '#body/draftDocument.ts';
import { type SuggestionPiece, suggestionPieces } from './suggestionPieces.ts';

export type ProjectedBlock = {
  pieces: SuggestionPiece[];
  /** the block without the suggestions of one person, as text, by the person's key */
  withoutOwn: Map<string | number, string>;
};

export type ProjectedChange = {
  /** the changed and removed blocks as they were */
  before: Map<Y.XmlElement, ProjectedBlock>;
  /** the changed and new blocks as they are */
  after: Map<Y.XmlElement, ProjectedBlock>;
  beforeState: Map<number, number>;
  hasForeignRoots: boolean;
};

/** A copy of a draft with the parts of suggestions of each block. */
export class ProjectedDraft {
  readonly #ydoc: Y.Doc;
  blocks: ReadonlyMap<Y.XmlElement, ProjectedBlock>;

  constructor(state: Uint8Array) {
    this.#ydoc = draftOf(state);
    this.blocks = new Map(this.#elements().map((element) => [element, newBlock(element)]));
  }

  /** Applies an update. */
  apply(update: Uint8Array): ProjectedChange {
    const change: ProjectedChange = {
      before: new Map(),
      after: new Map(),
      beforeState: new Map(),
      hasForeignRoots: false,
    };
    const roots = new Set<unknown>(fields.map((field) => this.#ydoc.getXmlFragment(field)));
    const allowed = new Set<unknown>([...roots, this.#ydoc.getMap('unconfirmedEntries')]);
    const changed = new Set<Y.XmlElement>();
    let isRootChanged = false;
    const note = (transaction: Y.Transaction) => {
      change.beforeState = new Map(transaction.beforeState);
      for (const type of transaction.changed.keys()) {
        const { root, block } = placeOf(type);
        change.hasForeignRoots ||= !allowed.has(root);
        isRootChanged ||= roots.has(type);
        if (roots.has(root) && block instanceof Y.XmlElement) changed.add(block);
      }
    };
    this.#ydoc.once('afterTransaction', note);
    Y.applyUpdate(this.#ydoc, update);
    this.#ydoc.off('afterTransaction', note);
    this.#project(change, changed, isRootChanged);
    return change;
  }

  /** Edits the blocks that an update has changed. @returns these edits as one update */
  amend({ after }: ProjectedChange, edit: () => void): Uint8Array {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => updates.push(update);
    // A new client id: later edits under an id are not applied anywhere if an earlier one of it was not stored.
    this.#ydoc.clientID = Math.floor(Math.random() * 2 ** 32);
    this.#ydoc.on('update', keep);
    this.#ydoc.transact(edit);
    this.#ydoc.off('update', keep);
    const blocks = new Map(this.blocks);
    for (const element of after.keys()) {
      const block = newBlock(element);
      blocks.set(element, block);
      after.set(element, block);
    }
    this.blocks = blocks;
    return Y.mergeUpdates(updates);
  }

  /** All pieces of some suggestions, by suggestion and proposal, in the order of the draft. */
  byProposal(suggestions: Set<string>): Map<string, SuggestionPiece[]> {
    if (suggestions.size === 0) return new Map();
    const pieces = this.#elements().flatMap((element) => this.blocks.get(element)?.pieces ?? []);
    return Map.groupBy(
      pieces.filter(({ suggestion }) => suggestions.has(suggestion)),
      proposalKeyOf,
    );
  }

  #project({ before, after }: ProjectedChange, changed: Set<Y.XmlElement>, isRootChanged: boolean): void {
    const previous = this.blocks;
    const elements = isRootChanged ? this.#elements() : [...previous.keys()];
    const blockOf = (element: Y.XmlElement) =>
      (!changed.has(element) && previous.get(element)) || newBlock(element);
    const blocks = new Map(elements.map((element) => [element, blockOf(element)]));
    for (const [element, block] of previous) if (blocks.get(element) !== block) before.set(element, block);
    for (const [element, block] of blocks) if (previous.get(element) !== block) after.set(element, block);
    this.blocks = blocks;
  }

  #elements = (): Y.XmlElement[] => fields.flatMap((field) => this.elementsOf(field));

  elementsOf = (field: DraftField): Y.XmlElement[] =>
    this.#ydoc
      .getXmlFragment(field)
      .toArray()
      .filter((child) => child instanceof Y.XmlElement);
}

const newBlock = (element: Y.XmlElement): ProjectedBlock => ({
  pieces: suggestionPieces(element),
  withoutOwn: new Map(),
});

export const proposalKeyOf = ({ suggestion, proposal, is }: SuggestionPiece): string =>
  `${suggestion} ${is} ${proposal}`;

export const sizeOf = (pieces: SuggestionPiece[]): number =>
  pieces.reduce((sum, { is, text }) => sum + (is === 'text' ? text.length : 1), 0);

/** The ids of the suggestions in some blocks. */
export const suggestionsOfBlocks = (blocks: ReadonlyMap<unknown, ProjectedBlock>): Set<string> =>
  new Set([...blocks.values()].flatMap(({ pieces }) => pieces.map(({ suggestion }) => suggestion)));

/** The root of a type, and the child of the root in which the type is, or which it is. */
function placeOf(type: unknown): { root: unknown; block: unknown } {
  let [root, block]: unknown[] = [type, undefined];
  for (let at: unknown = type; at instanceof Y.AbstractType; ) {
    const parent: unknown = at._item?.parent ?? null;
    if (!(parent instanceof Y.AbstractType)) break;
    [root, block] = [parent, at];
    at = parent;
  }
  return { root, block };
}
