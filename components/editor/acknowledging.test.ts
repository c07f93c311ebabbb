import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { Acknowledgements } from './acknowledging.ts';

function message(...parts: (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, '7');
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

const bytes = new Uint8Array([0, 0]);
const asks = message(0, 0, bytes);
const handshake = message(0, 1, bytes);
const update = message(0, 2, bytes);
const awareness = message(1, bytes);
const kept = message(8, 1);

test('nothing is settled before the handshake has told the server all, whatever is acknowledged', () => {
  const acknowledgements = new Acknowledgements();
  acknowledgements.opened();
  acknowledgements.sends(asks);
  acknowledgements.sends(update);
  acknowledgements.receives(kept);
  expect(acknowledgements.settled).toBe(false);
  acknowledgements.sends(handshake);
  expect(acknowledgements.settled).toBe(false);
  acknowledgements.receives(kept);
  expect(acknowledgements.settled).toBe(true);
});

test('each further update unsettles until it is acknowledged; carets do not count', () => {
  const acknowledgements = new Acknowledgements();
  acknowledgements.opened();
  acknowledgements.sends(handshake);
  acknowledgements.receives(kept);
  acknowledgements.sends(awareness);
  expect(acknowledgements.settled).toBe(true);
  acknowledgements.sends(update);
  acknowledgements.sends(update);
  acknowledgements.receives(kept);
  acknowledgements.receives(awareness);
  expect(acknowledgements.settled).toBe(false);
  acknowledgements.receives(kept);
  expect(acknowledgements.settled).toBe(true);
});

test('a new connection begins unsettled', () => {
  const acknowledgements = new Acknowledgements();
  acknowledgements.sends(handshake);
  acknowledgements.receives(kept);
  acknowledgements.opened();
  expect(acknowledgements.settled).toBe(false);
});
