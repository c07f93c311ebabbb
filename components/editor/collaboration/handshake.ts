import { UpdateCoverage } from '#body/updateCoverage.ts';
import type { SyncMessage } from './collabMessages.ts';

/** The result of a message from the server. */
export type HandshakeStep =
  | { is: 'waiting' }
  /** the server has everything that it acknowledged; process `messages` now, in this order */
  | { is: 'verified'; messages: SyncMessage[] }
  /** the server lacks something that was acknowledged: it has another database, or an older state of it */
  | { is: 'lacking' };

/**
 * The start of a connection, until the server has shown what it has. Until then the server's request for missing changes is
 * unanswered: a database that lacks acknowledged changes has another history, and neither side may merge the other's text.
 */
export class Handshake {
  readonly #acknowledged: UpdateCoverage;
  #held: SyncMessage[] = [];
  #request: Extract<SyncMessage, { is: 'state-vector' }> | undefined;
  #answer: Uint8Array | undefined;

  constructor(acknowledged: UpdateCoverage) {
    this.#acknowledged = acknowledged;
  }

  /** Processes the server's next message. On success `acknowledged` covers all that the server has. */
  receive(message: SyncMessage): HandshakeStep {
    if (message.is === 'state-vector') this.#request = message;
    else this.#held.push(message);
    if (message.is === 'update' && message.isAnswer) this.#answer ??= message.update;
    if (!this.#request || !this.#answer) return { is: 'waiting' };
    const server = UpdateCoverage.ofPeer(this.#request.stateVector, this.#answer);
    if (!server.covers(this.#acknowledged)) return { is: 'lacking' };
    this.#acknowledged.merge(server);
    // The server's answer is first, so that the client's answer contains only what the server lacks.
    return { is: 'verified', messages: [...this.#held, this.#request] };
  }
}
