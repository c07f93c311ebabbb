import * as Y from 'yjs';
import { bodyBlocksOf, pickOne, textIn } from './draftBlocks.scene.ts';
import type { ExpectedDraft } from './expectedDraft.scene.ts';
import type { SimulatedClient } from './simulatedDraft.scene.ts';
import { SUGGESTED_BREAK_SIGN } from './suggestionMarks.ts';

type Place = { block: Y.XmlElement; text: Y.XmlText; at: number };

/** Random edits, suggestions and comments of simulated people, as the editor writes them. */
export class RandomChanges {
  readonly #random: () => number;
  readonly #expected: ExpectedDraft;

  constructor(random: () => number, expected: ExpectedDraft) {
    this.#random = random;
    this.#expected = expected;
  }

  /** One change by a person: an edit or a suggestion. */
  change(client: SimulatedClient): void {
    const edits = [this.#type, this.#delete, this.#addBlock, this.#deleteBlock, this.#comment];
    const suggestions = [
      this.#suggestText,
      this.#suggestText,
      this.#suggestDeletion,
      this.#suggestFormat,
      this.#suggestBreak,
      this.#suggestBlock,
      this.#suggestBlockDeletion,
      this.#suggestBlockChange,
      this.#suggestJoin,
      this.#comment,
    ];
    const isSuggestion = client.canOnlySuggest || this.#random() < 0.5;
    const change = pickOne(this.#random, isSuggestion ? suggestions : edits);
    if (change === this.#type || change === this.#suggestText) change.call(this, client);
    else client.ydoc.transact(() => change?.call(this, client));
  }

  #newId(): string {
    const part = (length: number) =>
      Array.from({ length }, () => Math.floor(this.#random() * 16).toString(16)).join('');
    return `${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${part(12)}`;
  }

  #newSuggestion({ name }: SimulatedClient): string {
    const id = this.#newId();
    this.#expected.makers.set(id, name);
    return id;
  }

  #suggestion({ name }: SimulatedClient): string {
    const own = [...this.#expected.makers].filter(([, maker]) => maker === name).map(([id]) => id);
    const continued = this.#random() < 0.3 ? pickOne(this.#random, own) : undefined;
    const id = continued ?? this.#newId();
    this.#expected.makers.set(id, name);
    return id;
  }

  #place({ ydoc }: SimulatedClient): Place | undefined {
    const block = pickOne(this.#random, bodyBlocksOf(ydoc));
    const text = block?.get(0);
    if (!block || !(text instanceof Y.XmlText)) return undefined;
    return { block, text, at: Math.floor(this.#random() * (text.length + 1)) };
  }

  #range(client: SimulatedClient) {
    const place = this.#place(client);
    if (!place || place.at >= place.text.length) return undefined;
    const length = Math.min(1 + Math.floor(this.#random() * 4), place.text.length - place.at);
    return { ...place, length, characters: textIn(place.block).slice(place.at, place.at + length) };
  }

  /** Types characters one by one: each is an update. */
  #typeCharacters({ text, at }: Place, characters: string, marks: Record<string, unknown>): void {
    for (const [offset, character] of [...characters].entries()) text.insert(at + offset, character, marks);
  }

  #type(client: SimulatedClient): void {
    const place = this.#place(client);
    if (!place) return;
    const text = this.#expected.newText(1 + Math.floor(this.#random() * 3));
    this.#expected.add(text, place.block, client.name);
    this.#typeCharacters(place, text, { insertion: null, suggestedBreak: null });
  }

  #delete(client: SimulatedClient): void {
    const range = this.#range(client);
    if (!range) return;
    range.text.delete(range.at, range.length);
    for (const character of range.characters) this.#expected.markDeleted(character);
  }

  #addBlock(client: SimulatedClient, id?: string): void {
    const body = client.ydoc.getXmlFragment('body');
    const block = new Y.XmlElement('paragraph');
    if (id) block.setAttribute('inserted', id);
    block.insert(0, [new Y.XmlText()]);
    body.insert(Math.floor(this.#random() * (body.length + 1)), [block]);
    const text = this.#expected.newText(3);
    this.#expected.add(text, block, client.name, id);
    (block.get(0) as Y.XmlText).insert(0, text, id ? { insertion: { id } } : {});
  }

  #deleteBlock({ ydoc }: SimulatedClient): void {
    const body = ydoc.getXmlFragment('body');
    const block = pickOne(this.#random, bodyBlocksOf(ydoc));
    if (!block || body.length < 3) return;
    this.#expected.deleteBlock(block);
    body.delete(body.toArray().indexOf(block), 1);
  }

  #suggestText(client: SimulatedClient): void {
    const place = this.#place(client);
    if (!place) return;
    const id = this.#suggestion(client);
    const text = this.#expected.newText(2);
    this.#expected.add(text, place.block, client.name, id);
    this.#typeCharacters(place, text, { insertion: { id } });
  }

  /** One's own proposed text is removed; the deletion of other text is proposed. */
  #suggestDeletion(client: SimulatedClient): void {
    const range = this.#range(client);
    if (!range) return;
    const id = this.#newSuggestion(client);
    for (let at = range.at + range.length - 1; at >= range.at; at -= 1) {
      const character = range.characters[at - range.at] as string;
      if (character === SUGGESTED_BREAK_SIGN) continue;
      const { proposedBy } = this.#expected.known(character);
      if (proposedBy && this.#expected.makers.get(proposedBy) === client.name) {
        range.text.delete(at, 1);
        this.#expected.markDeleted(character);
        continue;
      }
      range.text.format(at, 1, { [`deletion--${id.slice(0, 8)}`]: { id } });
      const deletion = this.#expected.deletions.get(id) ?? new Set();
      this.#expected.deletions.set(id, deletion.add(character));
    }
  }

  #suggestFormat(client: SimulatedClient): void {
    const range = this.#range(client);
    if (!range) return;
    const id = this.#suggestion(client);
    const value = { id, add: { type: 'bold' }, remove: null };
    range.text.format(range.at, range.length, { [`formatting--${id.slice(0, 8)}`]: value });
  }

  #suggestBreak(client: SimulatedClient): void {
    const place = this.#place(client);
    const marks = { insertion: { id: this.#suggestion(client) }, suggestedBreak: {} };
    place?.text.insert(place.at, SUGGESTED_BREAK_SIGN, marks);
  }

  #suggestBlock(client: SimulatedClient): void {
    this.#addBlock(client, this.#suggestion(client));
  }

  #suggestBlockDeletion(client: SimulatedClient): void {
    const block = pickOne(this.#random, bodyBlocksOf(client.ydoc));
    if (!block || block.getAttribute('deleted') || bodyBlocksOf(client.ydoc).length < 3) return;
    const id = this.#newSuggestion(client);
    block.setAttribute('deleted', id);
    this.#expected.blockDeletions.add(id);
    this.#expected.deletions.set(id, new Set(textIn(block)));
  }

  #suggestBlockChange(client: SimulatedClient): void {
    const block = pickOne(this.#random, bodyBlocksOf(client.ydoc));
    const id = this.#suggestion(client);
    const change = { id, type: 'heading', attrs: { level: 2 } };
    if (block && !block.getAttribute('changed')) block.setAttribute('changed', change as never);
  }

  #suggestJoin(client: SimulatedClient): void {
    const block = pickOne(this.#random, bodyBlocksOf(client.ydoc).slice(1));
    if (block && !block.getAttribute('joined')) block.setAttribute('joined', this.#suggestion(client));
  }

  #comment(client: SimulatedClient): void {
    const range = this.#range(client);
    const id = this.#newId();
    range?.text.format(range.at, range.length, { [`comment--${id.slice(0, 8)}`]: { id } });
  }
}
