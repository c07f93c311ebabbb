import { UpdateCoverage } from '#body/updateCoverage.ts';
import { readSyncMessage } from './syncMessages.ts';

/** What to do with a message from the server. */
export type HandshakeStep =
  | { is: 'waiting' }
  /** the server holds all that it ever acknowledged; `messages` are to be taken now, in this order */
  | { is: 'verified'; messages: Uint8Array[] }
  /** the server lacks something that was acknowledged: its database is another one, or an older state of it */
  | { is: 'lacking' };

/**
 * The beginning of one connection, until the server has shown what it holds. Its question, which would be answered with
 * everything that it lacks, is held back: a database that lacks acknowledged changes has another history, and neither
 * side's text may go into the other's.
 */
export class Handshake {
  readonly #acknowledged: UpdateCoverage;
  #held: Uint8Array[] = [];
  #question: Uint8Array | undefined;
  #stateVector: Uint8Array | undefined;
  #answer: Uint8Array | undefined;

  constructor(acknowledged: UpdateCoverage) {
    this.#acknowledged = acknowledged;
  }

  /** Takes a message with a state vector or an update. On success `acknowledged` covers what the server holds. */
  receive(bytes: Uint8Array): HandshakeStep {
    const message = readSyncMessage(bytes);
    if (message.is === 'state-vector') {
      this.#question = bytes;
      this.#stateVector = message.stateVector;
    } else {
      this.#held.push(bytes);
      if (message.is === 'update' && message.isAnswer) this.#answer ??= message.update;
    }
    if (!this.#question || !this.#stateVector || !this.#answer) return { is: 'waiting' };
    const server = UpdateCoverage.ofPeer(this.#stateVector, this.#answer);
    if (!server.covers(this.#acknowledged)) return { is: 'lacking' };
    this.#acknowledged.merge(server);
    // Its answer first: then ours holds only what the server lacks.
    return { is: 'verified', messages: [...this.#held, this.#question] };
  }
}
