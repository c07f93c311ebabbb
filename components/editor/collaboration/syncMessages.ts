import * as decoding from 'lib0/decoding';

// Message types of Hocuspocus. A message begins with the document's name; its type follows.
const SYNC = 0;
const SYNC_REPLY = 4;
const SYNC_STATUS = 8;
// y-protocols/sync: a state vector, an answer with everything that it lacks, and each further update.
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

export type SyncMessage =
  | { is: 'state-vector'; stateVector: Uint8Array }
  /** `isAnswer`: everything that the other side lacked, rather than one further change */
  | { is: 'update'; update: Uint8Array; isAnswer: boolean }
  | { is: 'acknowledgement' }
  | { is: 'other' };

/** Parses a message between editor and server. */
export function readSyncMessage(bytes: Uint8Array): SyncMessage {
  if (bytes.length < 2) return { is: 'other' }; // a ping or pong: no document's name
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  if (type === SYNC_STATUS)
    return decoding.readVarInt(decoder) === 1 ? { is: 'acknowledgement' } : { is: 'other' };
  if (type !== SYNC && type !== SYNC_REPLY) return { is: 'other' };
  const step = decoding.readVarUint(decoder);
  if (step === STEP_1) return { is: 'state-vector', stateVector: decoding.readVarUint8Array(decoder) };
  if (step !== STEP_2 && step !== UPDATE) return { is: 'other' };
  return { is: 'update', update: decoding.readVarUint8Array(decoder), isAnswer: step === STEP_2 };
}
