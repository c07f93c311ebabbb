import { UpdateCoverage } from '#body/updateCoverage.ts';
import { readSyncMessage } from './syncMessages.ts';

/** The result of a message from the server. */
export type HandshakeStep =
  | { is: 'waiting' }
  /** the server has everything that it acknowledged; process `messages` now, in this order */
  | { is: 'verified'; messages: Uint8Array[] }
  /** the server lacks something that was acknowledged: it has another database, or an older state of it */
  | { is: 'lacking' };

/**
 * The start of a connection, until the server has shown what it has. Until then the server's request for missing changes is
 * unanswered: a database that lacks acknowledged changes has another history, and neither side may merge the other's text.
 */
export class Handshake {
  readonly #acknowledged: UpdateCoverage;
  #held: Uint8Array[] = [];
  #request: { bytes: Uint8Array; stateVector: Uint8Array } | undefined;
  #answer: Uint8Array | undefined;

  constructor(acknowledged: UpdateCoverage) {
    this.#acknowledged = acknowledged;
  }

  /** Processes a message with a state vector or an update. On success `acknowledged` covers all that the server has. */
  receive(bytes: Uint8Array): HandshakeStep {
    const message = readSyncMessage(bytes);
    if (message.is === 'state-vector') this.#request = { bytes, stateVector: message.stateVector };
    else this.#held.push(bytes);
    if (message.is === 'update' && message.isAnswer) this.#answer ??= message.update;
    if (!this.#request || !this.#answer) return { is: 'waiting' };
    const server = UpdateCoverage.ofPeer(this.#request.stateVector, this.#answer);
    if (!server.covers(this.#acknowledged)) return { is: 'lacking' };
    this.#acknowledged.merge(server);
    // The server's answer is first, so that the client's answer contains only what the server lacks.
    return { is: 'verified', messages: [...this.#held, this.#request.bytes] };
  }
}
