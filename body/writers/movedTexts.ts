import type { CharacterRange, WrittenText } from './textHistory.ts';
import type { WriterRuns } from './writerRuns.ts';

/** Shorter text is taken for new, unless the same update deletes it: the same few letters are often typed again. */
const MIN_MOVED_CHARACTERS = 5;

/** Shorter parts of a text are taken for new: many texts have the same words. */
const MIN_PART_CHARACTERS = 12;

/** Texts that were deleted together, in document order. */
type Removal<Writer> = {
  writer: Writer;
  texts: WrittenText[];
  isOpen: boolean;
  text?: string;
  places?: Map<string, number>;
};

/** Finds inserted text among deleted text: a paragraph that is split, moved, undone or restored is written to Yjs as new text. */
export class MovedTexts<Writer> {
  readonly #removals: Removal<Writer>[] = [];
  readonly #runs: WriterRuns<Writer | null>;
  readonly #firstText: string;
  #isOwnRemoval = false;

  constructor(runs: WriterRuns<Writer | null>, firstText: string) {
    this.#runs = runs;
    this.#firstText = firstText;
  }

  /** Notes what an update deletes. What one person deletes in several updates without an insertion counts as one passage. */
  remove(texts: WrittenText[], writer: Writer, isOnly: boolean): void {
    const last = this.#removals.at(-1);
    this.#isOwnRemoval = texts.length > 0;
    if (texts.length === 0) {
      if (last && !isOnly) last.isOpen = false;
      return;
    }
    if (last?.isOpen && last.writer === writer) {
      last.texts = [...last.texts, ...texts].sort((a, b) => a.place - b.place);
      last.isOpen = isOnly;
      delete last.text;
      delete last.places;
    } else this.#removals.push({ writer, texts, isOpen: isOnly });
  }

  /**
   * Gives the text that an update inserts to those who wrote it before, or else to `writer`. Looks for all of it, because an
   * undo puts each part beside its deleted text, then for what stands together, then for each part. The update's deletions are noted first.
   */
  insert(texts: WrittenText[], writer: Writer): void {
    if (texts.length === 0 || this.#copyFrom(texts)) return;
    const passages = joined(texts);
    for (const passage of passages) {
      if (passages.length > 1 && this.#copyFrom(passage)) continue;
      for (const each of passage) {
        if (passage.length > 1 && this.#copyFrom([each])) continue;
        this.#copyParts(each);
        this.#runs.set(each, writer); // the rest: a character keeps the writer that it is given first
      }
    }
  }

  /** Copies the writers of the parts that the same update deletes: an edit that replaces the body writes blocks over others. */
  #copyParts({ client, clock, text }: WrittenText): void {
    const removal = this.#isOwnRemoval && text.length >= MIN_PART_CHARACTERS && this.#removals.at(-1);
    if (!removal) return;
    removal.text ??= textOf(removal.texts);
    removal.places ??= placesOfParts(removal.text);
    for (let at = 0; at <= text.length - MIN_PART_CHARACTERS; ) {
      const start = removal.places.get(text.slice(at, at + MIN_PART_CHARACTERS));
      if (start === undefined) {
        at += 1;
        continue;
      }
      let length = MIN_PART_CHARACTERS;
      while (at + length < text.length && text[at + length] === removal.text[start + length]) length += 1;
      this.#copy([{ client, clock: clock + at, length }], removal.texts, start);
      at += length;
    }
  }

  #copyFrom(texts: WrittenText[]): boolean {
    const whole = textOf(texts);
    for (let at = this.#removals.length - 1; at >= 0; at--) {
      const removal = this.#removals[at] as Removal<Writer>;
      const isOwn = this.#isOwnRemoval && at === this.#removals.length - 1;
      if (whole.length < MIN_MOVED_CHARACTERS && !isOwn) return false;
      removal.text ??= textOf(removal.texts);
      const start = whole.length > removal.text.length ? -1 : removal.text.indexOf(whole);
      if (start < 0) continue;
      this.#copy(texts, removal.texts, start);
      return true;
    }
    if (whole.length < MIN_MOVED_CHARACTERS || !this.#firstText.includes(whole)) return false;
    for (const each of texts) this.#runs.set(each, null);
    return true;
  }

  /** Copies the writers of deleted characters, from the one at `start`, to inserted ones. */
  #copy(texts: CharacterRange[], removed: WrittenText[], start: number): void {
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
    for (const text of texts)
      for (const { length, writer = null } of this.#runs.parts(text)) {
        const skipped = Math.min(skip, length);
        skip -= skipped;
        if (length > skipped) yield { length: length - skipped, writer };
      }
  }
}

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

const textOf = (texts: WrittenText[]): string => texts.map(({ text }) => text).join('');
