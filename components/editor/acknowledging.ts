import * as decoding from 'lib0/decoding';

// Hocuspocus' messages begin with the document's name, then one of these.
const sync = 0;
const syncReply = 4;
const syncStatus = 8;
// y-protocols/sync: an answer with all that the other side lacks, and each further update.
const step2 = 1;
const update = 2;

export type Read =
  | { is: 'update'; update: Uint8Array; handshake: boolean }
  | { is: 'acknowledgement' }
  | { is: 'other' };

/** What a message between editor and server carries. */
export function readMessage(bytes: Uint8Array): Read {
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  if (type === syncStatus)
    return decoding.readVarInt(decoder) === 1 ? { is: 'acknowledgement' } : { is: 'other' };
  if (type !== sync && type !== syncReply) return { is: 'other' };
  const step = decoding.readVarUint(decoder);
  if (step !== step2 && step !== update) return { is: 'other' };
  return { is: 'update', update: decoding.readVarUint8Array(decoder), handshake: step === step2 };
}

/**
 * Counts what one connection has sent and what the server has said is committed. The provider's own count mixes
 * connections: an edit queued while offline can make it reach zero before the rest has been sent.
 */
export class Acknowledgements {
  #sent = 0;
  #kept = 0;
  #told = false;

  opened(): void {
    this.#sent = 0;
    this.#kept = 0;
    this.#told = false;
  }

  sends(bytes: Uint8Array): void {
    const message = readMessage(bytes);
    if (message.is !== 'update') return;
    this.#sent += 1;
    if (message.handshake) this.#told = true;
  }

  receives(bytes: Uint8Array): void {
    if (readMessage(bytes).is === 'acknowledgement') this.#kept += 1;
  }

  /** Whether the server has everything, in its log: all this device knew on connecting, and all since. */
  get settled(): boolean {
    return this.#told && this.#kept === this.#sent;
  }
}
