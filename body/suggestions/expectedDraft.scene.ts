import { expect } from 'vitest';
import type * as Y from 'yjs';
import { bodyBlocksOf, deletionsIn, idOf, textIn, textOfAll } from './draftBlocks.scene.ts';
import { SUGGESTED_BREAK_SIGN } from './suggestionMarks.ts';
import { suggestionPieces } from './suggestionPieces.ts';

type Character = {
  /** who typed it; undefined: it was there at the beginning */
  by?: string | undefined;
  /** the suggestion that proposes it; undefined: it was typed as an edit, or is accepted */
  proposedBy?: string | undefined;
  isDeleted: boolean;
};

/** The first of the syllables that a round uses as its characters: each is used once. */
const FIRST_SYLLABLE = 0xac00;

/** Which characters of a draft must remain, and what of it is proposed. */
export class ExpectedDraft {
  readonly #characters = new Map<string, Character>();
  /** who made each suggestion */
  readonly makers = new Map<string, string>();
  /** the characters that each open suggestion would delete */
  readonly deletions = new Map<string, Set<string>>();
  /** suggestions that propose to delete a block: a later one replaces an earlier one of the same block */
  readonly blockDeletions = new Set<string>();
  readonly #deletedElements = new Set<string>();
  readonly #elements = new Map<string, string>();
  readonly #observed: string[] = [];
  #count = 0;

  newText(length: number): string {
    let text = '';
    for (let at = 0; at < length; at += 1) {
      text += String.fromCharCode(FIRST_SYLLABLE + this.#count);
      this.#count += 1;
    }
    return text;
  }

  begin(ydoc: Y.Doc): void {
    for (const block of bodyBlocksOf(ydoc)) this.add(textIn(block), block);
  }

  /** Notes the order of the characters that a client shows. */
  observe(ydoc: Y.Doc): void {
    this.#observed.push(bodyBlocksOf(ydoc).map(textIn).join(''));
  }

  /** Checks the text after rejecting all. */
  checkRejected(text: string, ydoc: Y.Doc): void {
    const own = this.#directTextInOwnSuggestions(ydoc);
    this.#check(
      text,
      ({ proposedBy, isDeleted }, character) => proposedBy === undefined && !isDeleted && !own.has(character),
    );
  }

  /** Edits that Yjs shows as a proposal of the person who typed them. Of other people's, the server takes them out. */
  #directTextInOwnSuggestions(ydoc: Y.Doc): Set<string> {
    const pieces = bodyBlocksOf(ydoc)
      .flatMap(suggestionPieces)
      .filter(({ proposal }) => proposal === 'insertion');
    return new Set(
      pieces.flatMap(({ suggestion, text }) =>
        [...text].filter((character) => this.#characters.get(character)?.by === this.makers.get(suggestion)),
      ),
    );
  }

  /** Checks the text after accepting all, of which `ydoc` is the draft before. */
  checkAccepted(text: string, ydoc: Y.Doc): void {
    const removed = new Set<string>();
    const proposed = deletionsIn(ydoc);
    for (const characters of proposed.values()) for (const character of characters) removed.add(character);
    const present = new Set(textOfAll(ydoc));
    for (const [id, characters] of this.deletions)
      for (const character of characters)
        if (present.has(character) && !this.blockDeletions.has(id))
          expect(proposed.get(id)?.has(character), `the deletion of ${character} stays`).toBe(true);
    this.#check(text, ({ isDeleted }, character) => !isDeleted && !removed.has(character));
  }

  #check(text: string, isExpected: (character: Character, text: string) => boolean): void {
    const present = new Set(text);
    expect(present.size, 'no character is doubled').toBe(text.length);
    for (const [character, known] of this.#characters) {
      if (this.#deletedElements.has(this.#elements.get(character) ?? '')) continue;
      const message = `${character} (${JSON.stringify(known)}) in ${text}`;
      expect(present.has(character), message).toBe(isExpected(known, character));
    }
    for (const observed of this.#observed) {
      const kept = [...observed].filter((character) => present.has(character));
      const shown = new Set(kept);
      expect([...text].filter((character) => shown.has(character)).join('')).toBe(kept.join(''));
    }
  }

  /** @throws if nobody has typed the character */
  known(character: string): Character {
    const known = this.#characters.get(character);
    if (!known) throw new Error(`unknown character ${character}`);
    return known;
  }

  /** Adds characters that a person types into a block, as an edit or as a suggestion. */
  add(text: string, block: Y.XmlElement, by?: string, proposedBy?: string): void {
    for (const character of text) {
      this.#characters.set(character, { by, proposedBy, isDeleted: false });
      this.#elements.set(character, idOf(block));
    }
  }

  markDeleted(character: string): void {
    if (character !== SUGGESTED_BREAK_SIGN) this.known(character).isDeleted = true;
  }

  deleteBlock(block: Y.XmlElement): void {
    for (const character of textIn(block)) this.markDeleted(character);
    this.#deletedElements.add(idOf(block));
  }

  /** After characters were cut and pasted with their marks: their order has changed. */
  noteMoved(text: string, from: Y.XmlElement, to: Y.XmlElement): void {
    this.#observed.length = 0;
    const [deletedFrom, deletedTo] = [from.getAttribute('deleted'), to.getAttribute('deleted')];
    for (const character of text) {
      this.#elements.set(character, idOf(to));
      if (deletedFrom) this.deletions.get(deletedFrom)?.delete(character);
      if (deletedTo) this.deletions.get(deletedTo)?.add(character);
    }
  }

  /** After suggestions were resolved. Blocks that were joined or split have new elements, with the text of others. */
  noteResolved(ydoc: Y.Doc): void {
    this.deletions.clear();
    for (const [id, characters] of deletionsIn(ydoc)) this.deletions.set(id, characters);
    for (const block of bodyBlocksOf(ydoc))
      for (const character of textIn(block)) this.#elements.set(character, idOf(block));
  }
}
