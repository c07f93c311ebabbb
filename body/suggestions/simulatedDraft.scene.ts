import * as Y from 'yjs';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { draftOf, newDraft } from '#body/draftDocument.ts';
import { mentionedSuggestions } from '#editorial/suggestions/mentionedSuggestions.ts';
import { SuggestionGuard } from './suggestionGuard.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type SimulatedClient = {
  name: string;
  canOnlySuggest: boolean;
  ydoc: Y.Doc;
  isOnline: boolean;
  /** updates on their way to the server, in their order */
  sent: Uint8Array[];
  /** updates on their way from the server, which arrive in any order */
  received: Uint8Array[];
};

/** A server that checks and logs updates as the collaboration server does, and three clients. */
export class SimulatedDraft {
  readonly clients: SimulatedClient[];
  readonly server: Y.Doc;
  /** who sent the first update that mentions a suggestion */
  readonly authors = new Map<string, string>();
  readonly refusals: string[] = [];
  #guard: SuggestionGuard;

  readonly #random: () => number;

  constructor(texts: string[], random: () => number) {
    this.#random = random;
    const body = bodyOf(texts.map(paragraph));
    const state = Y.encodeStateAsUpdate(newDraft({ headline: 'Headline', standfirst: '', body }));
    this.server = draftOf(state);
    this.server.clientID = Math.floor(random() * 2 ** 32);
    // Also what Yjs itself changes after an update: it removes formats without effect.
    this.server.on('update', (update: Uint8Array) => {
      for (const client of this.clients) if (client.isOnline) client.received.push(update);
    });
    this.#guard = new SuggestionGuard(state);
    this.clients = ['Ann', 'Bo', 'Lim'].map((name) => {
      const client: SimulatedClient = {
        name,
        canOnlySuggest: name === 'Lim',
        ydoc: new Y.Doc(),
        isOnline: true,
        sent: [],
        received: [],
      };
      this.#open(client, state);
      return client;
    });
  }

  #open(client: SimulatedClient, state: Uint8Array): void {
    client.ydoc = draftOf(state);
    client.ydoc.clientID = Math.floor(this.#random() * 2 ** 32);
    client.ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && client.isOnline) client.sent.push(update);
    });
  }

  /** Closes and opens a client's page: what it has not sent is in the browser's copy. */
  restartClient(client: SimulatedClient): void {
    this.disconnect(client);
    this.#open(client, Y.encodeStateAsUpdate(client.ydoc));
  }

  /** The server forgets everything but its log. */
  restartServer(): void {
    for (const client of this.clients) this.disconnect(client);
    this.#guard = new SuggestionGuard(Y.encodeStateAsUpdate(this.server));
  }

  disconnect(client: SimulatedClient): void {
    client.isOnline = false;
    client.sent = [];
    client.received = [];
  }

  /** Exchanges what either side lacks. */
  connect(client: SimulatedClient): void {
    if (client.isOnline) return;
    const mine = Y.encodeStateAsUpdate(client.ydoc, Y.encodeStateVector(this.server));
    this.#receive(client, mine);
    client.isOnline = true;
    Y.applyUpdate(
      client.ydoc,
      Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(client.ydoc)),
      'server',
    );
  }

  /** Delivers one update to the server, if there is any. */
  deliverToServer(client: SimulatedClient): boolean {
    const update = client.sent.shift();
    if (update) this.#receive(client, update);
    return update !== undefined;
  }

  /** Delivers one update to a client, out of order. */
  deliverToClient(client: SimulatedClient, random: () => number): boolean {
    const [update] = client.received.splice(Math.floor(random() * client.received.length), 1);
    if (update) Y.applyUpdate(client.ydoc, update, 'server');
    return update !== undefined;
  }

  /** Connects everybody and delivers everything. */
  settle(): void {
    for (const client of this.clients) this.connect(client);
    // What arrives can lead to updates: Yjs removes formats that have become without effect.
    while (
      this.clients.some((client) => this.deliverToServer(client) || this.deliverToClient(client, () => 0))
    );
  }

  /** Changes the draft on the server, like an act of the newsroom. */
  changeOnServer(change: (ydoc: Y.Doc) => void): void {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => updates.push(update);
    this.server.on('update', keep);
    change(this.server);
    this.server.off('update', keep);
    for (const update of updates) this.#guard.follow(update);
  }

  #receive(client: SimulatedClient, update: Uint8Array): void {
    const { name, canOnlySuggest } = client;
    const isForeign = (id: string) => this.authors.has(id) && this.authors.get(id) !== name;
    const problem = this.#guard.problemOf(update, { key: name, isForeign, canOnlySuggest });
    if (problem) this.refusals.push(`${name}: ${problem}`);
    for (const id of mentionedSuggestions(update)) if (!this.authors.has(id)) this.authors.set(id, name);
    Y.applyUpdate(this.server, update);
    const repair = this.#guard.takeRepair();
    if (repair) Y.applyUpdate(this.server, repair);
  }
}
