import type * as Y from 'yjs';
import { fields, nodeOf } from '#body/draftDocument.ts';
import { addedText } from './addedText.ts';
import { keepsPieces } from './keptPieces.ts';
import {
  type ProjectedChange,
  ProjectedDraft,
  proposalKeyOf,
  sizeOf,
  suggestionsOfBlocks,
} from './projectedDraft.ts';
import { contentWithProposals, rejectedContent, textOfBlock } from './rejectedContent.ts';
import { type StrayText, strayTexts, unmark } from './strayTexts.ts';
import type { SuggestionPart } from './suggestionList.ts';
import { SuggestionMemory } from './suggestionMemory.ts';
import type { SuggestionPiece } from './suggestionPieces.ts';

/** Why an update may not be stored. */
export type SuggestionProblem = 'suggestion-of-others' | 'only-suggests';

type UpdateAuthor = {
  /** of the person who sends the update */
  key: string | number;
  /** whether a suggestion is another person's, by its id */
  isForeign(id: string): boolean;
  /** whether the person can only suggest */
  canOnlySuggest: boolean;
};

/**
 * A copy of a draft with suggestions that finds updates which put words into another person's suggestion. It keeps the
 * parts of suggestions of each block, and examines only blocks that an update changes.
 */
export class SuggestionGuard {
  readonly #draft: ProjectedDraft;
  readonly #memory = new SuggestionMemory();
  #repair: Uint8Array | undefined;

  constructor(state: Uint8Array) {
    this.#draft = new ProjectedDraft(state);
    this.#remember(this.suggestions());
  }

  /** The ids of the suggestions that the draft contains. */
  suggestions(): Set<string> {
    return suggestionsOfBlocks(this.#draft.blocks);
  }

  /** Adds what the server has stored of a suggestion: the draft may not contain it at present. */
  remember(suggestion: string, parts: SuggestionPart[]): void {
    this.#memory.addStored(suggestion, parts);
  }

  /** Applies an update that is in the draft's log. */
  follow(update: Uint8Array): void {
    const { after } = this.#draft.apply(update);
    this.#remember(suggestionsOfBlocks(after));
  }

  /**
   * Applies an update that is to be stored, and finds the problem that prevents it. After a problem the guard contains the
   * refused update, so it must not be used again.
   */
  problemOf(update: Uint8Array, author: UpdateAuthor): SuggestionProblem | undefined {
    const problem = author.canOnlySuggest
      ? this.#problemOfSuggestion(update, author)
      : this.#addsToOthers(this.#applyAndRepair(update, author), author) && 'suggestion-of-others';
    return problem || undefined;
  }

  /** The update that must be stored with the one that was examined last, if any: see `strayTexts`. */
  takeRepair(): Uint8Array | undefined {
    const repair = this.#repair;
    this.#repair = undefined;
    return repair;
  }

  /** Without the person's own suggestions, the text must be the same, and each part of other suggestions must stay. */
  #problemOfSuggestion(update: Uint8Array, author: UpdateAuthor): SuggestionProblem | undefined {
    const before = this.#textWithoutOwn(author);
    const change = this.#applyAndRepair(update, author);
    const isFit =
      !change.hasForeignRoots &&
      this.#textWithoutOwn(author) === before &&
      [...change.before].every(([element, { pieces }]) =>
        keepsPieces(pieces, change.after.get(element)?.pieces ?? [], author.isForeign),
      ) &&
      !this.#addsToOthers(change, author);
    return isFit ? undefined : 'only-suggests';
  }

  /**
   * People who may edit can remove the suggestions of others, and paste them elsewhere, but not add to them: what an update
   * newly includes in one must be what it has contained.
   */
  #addsToOthers({ before, after, beforeState }: ProjectedChange, { isForeign }: UpdateAuthor): boolean {
    const typed = new Map<string, number>(); // characters that were typed into text with a proposal
    for (const [element, { pieces }] of after)
      for (const piece of pieces) {
        if (!isForeign(piece.suggestion)) continue;
        const added = addedText(piece, { before: before.get(element)?.pieces ?? [], beforeState });
        const { suggestion } = piece;
        if (added.texts.some((text) => !this.#memory.hasContained(suggestion, piece, text))) return true;
        typed.set(proposalKeyOf(piece), (typed.get(proposalKeyOf(piece)) ?? 0) + added.typed);
      }
    const touched = suggestionsOfBlocks(after);
    for (const pieces of this.#draft.byProposal(touched).values()) {
      const [first] = pieces;
      if (!first || !isForeign(first.suggestion)) continue;
      const size = sizeOf(pieces) - (typed.get(proposalKeyOf(first)) ?? 0);
      if (size > this.#memory.most(first.suggestion, first)) return true;
    }
    this.#remember(touched);
    return false;
  }

  #remember(suggestions: Set<string>): void {
    for (const [first, ...others] of this.#draft.byProposal(suggestions).values())
      if (first) this.#memory.add(first.suggestion, [first, ...others]);
  }

  /** The draft as if the suggestions of one person were rejected, with the text that others propose. */
  #textWithoutOwn({ key, isForeign }: UpdateAuthor): string {
    const texts = fields.map((field) =>
      this.#draft.elementsOf(field).map((element) => {
        const block = this.#draft.blocks.get(element);
        const text = block?.withoutOwn.get(key) ?? textWithoutOwn(element, isForeign);
        block?.withoutOwn.set(key, text);
        return text;
      }),
    );
    return texts.map((blocks) => blocks.filter((text) => text !== '').join('\n')).join('\n\n');
  }

  /** Applies an update, and ends the proposal of text that Yjs has included in one by mistake. */
  #applyAndRepair(update: Uint8Array, { isForeign }: UpdateAuthor): ProjectedChange {
    const change = this.#draft.apply(update);
    const strays = [...change.after].flatMap(([element, { pieces }]) =>
      pieces
        // People extend the deletions and formats that they propose themselves.
        .filter(({ suggestion, proposal }) => proposal === 'insertion' || isForeign(suggestion))
        .flatMap((piece) => this.#straysIn(piece, change, element).map((stray) => ({ element, stray }))),
    );
    if (strays.length === 0) return change;
    this.#repair = this.#draft.amend(change, () => {
      for (const { element, stray } of strays) unmark(element, stray);
    });
    return change;
  }

  #straysIn(
    piece: SuggestionPiece,
    { before, beforeState }: ProjectedChange,
    element: Y.XmlElement,
  ): StrayText[] {
    const pieces = before.get(element)?.pieces ?? [];
    const strays = strayTexts(piece, { before: pieces, beforeState });
    if (strays.length === 0) return [];
    const { suggestion } = piece;
    const all = this.#draft.byProposal(new Set([suggestion])).get(proposalKeyOf(piece)) ?? [];
    const isMore = sizeOf(all) > this.#memory.most(suggestion, piece);
    return strays.filter(({ text }) => isMore || !this.#memory.hasContained(suggestion, piece, text));
  }
}

function textWithoutOwn(element: Y.XmlElement, isForeign: (id: string) => boolean): string {
  const node = nodeOf(element);
  const isOwn = (id: unknown) => typeof id !== 'string' || !isForeign(id);
  return textOfBlock(node && contentWithProposals(rejectedContent([node], isOwn))[0]);
}
