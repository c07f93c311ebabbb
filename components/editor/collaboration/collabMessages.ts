import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

// The wire format of server/collab, which is that of Hocuspocus: the document's name, the type, the content.
const SYNC = 0;
const AWARENESS = 1;
const AUTHENTICATION = 2;
const SYNC_REPLY = 4;
const CLOSE = 7;
const SYNC_STATUS = 8;
const PING = 9;
const PONG = 10;
// y-protocols/sync: a state vector, an answer with everything that it lacks, and each further update.
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
// Kinds of authentication messages.
const TOKEN = 0;
const DENIED = 1;
const ADMITTED = 2;

export type SyncMessage =
  | { is: 'state-vector'; stateVector: Uint8Array }
  /** `isAnswer`: everything that the other side lacked, rather than one further change */
  | { is: 'update'; update: Uint8Array; isAnswer: boolean };

export type CollabMessage =
  | SyncMessage
  | { is: 'acknowledgement' }
  | { is: 'admitted' }
  | { is: 'denied'; reason: string }
  | { is: 'awareness'; update: Uint8Array }
  /** the server has ended the connection to the document, but not the socket */
  | { is: 'closed' }
  | { is: 'ping' }
  | { is: 'other' };

/** Parses a message from the server. @throws {Error} if it is truncated */
export function readMessage(bytes: Uint8Array): CollabMessage {
  if (bytes.length === 1) return { is: bytes[0] === PING ? 'ping' : 'other' };
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarString(decoder);
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
    case SYNC_REPLY:
      return readSync(decoder);
    case SYNC_STATUS:
      return { is: decoding.readVarInt(decoder) === 1 ? 'acknowledgement' : 'other' };
    case AWARENESS:
      return { is: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case AUTHENTICATION:
      return readAuthentication(decoder);
    case CLOSE:
      return { is: 'closed' };
    default:
      return { is: 'other' };
  }
}

function readSync(decoder: decoding.Decoder): CollabMessage {
  const step = decoding.readVarUint(decoder);
  if (step === STEP_1) return { is: 'state-vector', stateVector: decoding.readVarUint8Array(decoder) };
  if (step !== STEP_2 && step !== UPDATE) return { is: 'other' };
  return { is: 'update', update: decoding.readVarUint8Array(decoder), isAnswer: step === STEP_2 };
}

function readAuthentication(decoder: decoding.Decoder): CollabMessage {
  const kind = decoding.readVarUint(decoder);
  if (kind === ADMITTED) return { is: 'admitted' };
  return kind === DENIED ? { is: 'denied', reason: decoding.readVarString(decoder) } : { is: 'other' };
}

/** The messages that a client sends about one document. */
export function messagesAbout(documentName: string) {
  function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, documentName);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    return encoding.toUint8Array(encoder);
  }
  const sync = (step: number, content: Uint8Array) =>
    message(SYNC, (encoder) => {
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, content);
    });
  return {
    hello: (token: string) =>
      message(AUTHENTICATION, (encoder) => {
        encoding.writeVarUint(encoder, TOKEN);
        encoding.writeVarString(encoder, token);
      }),
    stateVector: (stateVector: Uint8Array) => sync(STEP_1, stateVector),
    update: (update: Uint8Array, { isAnswer }: { isAnswer: boolean }) =>
      sync(isAnswer ? STEP_2 : UPDATE, update),
    awareness: (update: Uint8Array) =>
      message(AWARENESS, (encoder) => encoding.writeVarUint8Array(encoder, update)),
  };
}

/** The answer to a ping. */
export const pong = Uint8Array.of(PONG);
