import { type CharacterRange, textOf, type WrittenText } from './textHistory.ts';
import type { WriterRuns } from './writerRuns.ts';

/**
 * Weight of a text that is looked for in all deleted text: shorter text is often typed again. A character weighs 1, one of a
 * script without spaces or of Hangul 2.
 */
const MIN_FOUND_WEIGHT = 20;

/** Characters of a part that is looked for in what the same row deletes from the same Yjs text: shorter words are often typed again. */
const MIN_PART_CHARACTERS = 12;

const heavy = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** A text that was deleted. `texts` are sorted when `text` is set. */
type Removal<Writer> = { writer: Writer; texts: WrittenText[]; text?: string };

/** Finds inserted text among deleted text: a paragraph that is split, moved, undone or restored is written to Yjs as new text. */
export class MovedTexts<Writer> {
  readonly #removals: Removal<Writer>[] = [];
  /** Of each person, what their last rows deleted without inserting anything else: one passage, also letter by letter. */
  readonly #open = new Map<Writer, Removal<Writer>>();
  readonly #runs: WriterRuns<Writer | null>;

  constructor(runs: WriterRuns<Writer | null>) {
    this.#runs = runs;
  }

  /** Gives what a row inserts to those who wrote it before, or else to `writer`. */
  add(inserted: WrittenText[], deleted: WrittenText[], writer: Writer): void {
    const own = this.#noteRemoval(inserted, deleted, writer);
    if (inserted.length === 0) return;
    const passages = joined(inserted);
    // All of it at first, because an undo puts each part beside its deleted text; then what stands together; then each part.
    const isFound = this.#copy(inserted, own, writer);
    if (!isFound) {
      this.#open.delete(writer);
      for (const passage of passages) this.#addPassage(passage, passages.length > 1, own, writer);
    }
  }

  #addPassage(
    passage: WrittenText[],
    isPart: boolean,
    own: Removal<Writer> | undefined,
    writer: Writer,
  ): void {
    if (isPart && this.#copy(passage, own, writer)) return;
    const places = own && placesOfParts(textOfRemoval(own));
    for (const each of passage) {
      if (passage.length > 1 && this.#copy([each], own, writer)) continue;
      if (own && places) this.#copyParts(each, own, places);
      this.#runs.set(each, writer); // the rest: a character keeps the writer that it is given first
    }
  }

  /** @returns what this row deletes; undefined if it deletes nothing, or nothing else */
  #noteRemoval(inserted: WrittenText[], deleted: WrittenText[], writer: Writer): Removal<Writer> | undefined {
    if (deleted.length === 0) return undefined;
    const open = inserted.length === 0 && this.#open.get(writer);
    if (open) {
      for (const text of deleted) open.texts.push(text);
      delete open.text;
      return undefined;
    }
    const removal: Removal<Writer> = { writer, texts: deleted };
    this.#removals.push(removal);
    if (inserted.length > 0) return removal;
    this.#open.set(writer, removal);
    return undefined;
  }

  /** Copies the writers of inserted text from where it was deleted. @returns whether it was found */
  #copy(texts: WrittenText[], own: Removal<Writer> | undefined, writer: Writer): boolean {
    const whole = textOf(texts);
    const source = (own && foundInOwn(texts, whole, own)) ?? this.#foundInEarlier(whole, writer);
    if (source) this.#copyFrom(texts, source.texts, source.start);
    return source !== undefined;
  }

  #foundInEarlier(whole: string, writer: Writer): Source | undefined {
    const isLong = isAsHeavyAs(whole, MIN_FOUND_WEIGHT);
    for (let at = this.#removals.length - 1; at >= 0; at--) {
      const removal = this.#removals[at] as Removal<Writer>;
      const isTheirs = removal.writer === writer;
      if (!isLong && !isTheirs) continue;
      const isOpen = removal === this.#open.get(writer) && whole.length > 1;
      const text = textOfRemoval(removal);
      const start = isLong || isOpen ? text.indexOf(whole) : text === whole ? 0 : -1;
      if (start >= 0) return { texts: removal.texts, start };
    }
    return undefined;
  }

  /** Copies the writers of the parts that the same row deletes: an edit that replaces the body writes blocks over others. */
  #copyParts(written: WrittenText, own: Removal<Writer>, places: Map<string, number>): void {
    const { client, clock, text } = written;
    const from = textOfRemoval(own);
    for (let at = 0; at <= text.length - MIN_PART_CHARACTERS; ) {
      const start = places.get(text.slice(at, at + MIN_PART_CHARACTERS));
      if (start === undefined || isLowSurrogate(text, at)) {
        at += 1;
        continue;
      }
      let length = MIN_PART_CHARACTERS;
      while (at + length < text.length && text[at + length] === from[start + length]) length += 1;
      if (isLowSurrogate(text, at + length)) length -= 1;
      this.#copyFrom([{ client, clock: clock + at, length }], own.texts, start);
      at += length;
    }
  }

  /** Copies the writers of deleted characters, from the one at `start`, to inserted ones. */
  #copyFrom(texts: CharacterRange[], removed: WrittenText[], start: number): void {
    const writers = this.#writersFrom(removed, start);
    let next = writers.next();
    for (const { client, clock, length } of texts)
      for (let at = 0; at < length && !next.done; ) {
        const taken = Math.min(length - at, next.value.length);
        this.#runs.set({ client, clock: clock + at, length: taken }, next.value.writer);
        at += taken;
        next.value.length -= taken;
        if (next.value.length === 0) next = writers.next();
      }
  }

  *#writersFrom(texts: WrittenText[], start: number): Generator<{ length: number; writer: Writer | null }> {
    let skip = start;
    for (const text of texts) {
      if (skip >= text.length) {
        skip -= text.length;
        continue;
      }
      for (const { length, writer = null } of this.#runs.parts(text)) {
        const skipped = Math.min(skip, length);
        skip -= skipped;
        if (length > skipped) yield { length: length - skipped, writer };
      }
    }
  }
}

type Source = { texts: WrittenText[]; start: number };

/** Text that leaves one Yjs text for another was moved, however short. Within one, it may just as well be typed over. */
function foundInOwn(texts: WrittenText[], whole: string, own: Removal<unknown>): Source | undefined {
  const parents = new Set(texts.map(({ parent }) => parent));
  textOfRemoval(own);
  const others = own.texts.filter(({ parent }) => !parents.has(parent));
  const start = textOf(others).indexOf(whole);
  return start < 0 ? undefined : { texts: others, start };
}

function textOfRemoval(removal: Removal<unknown>): string {
  if (removal.text === undefined) {
    removal.texts.sort((a, b) => a.place - b.place);
    removal.text = textOf(removal.texts);
  }
  return removal.text;
}

function isAsHeavyAs(text: string, weight: number): boolean {
  if (text.length >= weight) return true;
  let sum = 0;
  for (const character of text) sum += heavy.test(character) ? 2 : 1;
  return sum >= weight;
}

const isLowSurrogate = (text: string, at: number): boolean => /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1));

/** Texts in document order, those that follow each other together. */
function joined(texts: WrittenText[]): WrittenText[][] {
  const passages: WrittenText[][] = [];
  let end = -1;
  for (const text of texts) {
    if (text.place === end) passages.at(-1)?.push(text);
    else passages.push([text]);
    end = text.place + text.length;
  }
  return passages;
}

/** Where each part of `MIN_PART_CHARACTERS` is in a text. */
function placesOfParts(text: string): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at <= text.length - MIN_PART_CHARACTERS; at++)
    places.set(text.slice(at, at + MIN_PART_CHARACTERS), at);
  return places;
}
