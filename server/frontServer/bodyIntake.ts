import type { IncomingMessage, ServerResponse } from 'node:http';
import { isActionBody } from './actionBody.ts';
import { type BodyPermit, bodyLimitOf } from './bodyLimits.ts';
import { type CountedBody, countBody, hasBody } from './countedBody.ts';
import { hangUp, plainRefusalFor, sendPlainRefusal } from './plainRefusal.ts';

export type BodyIntake = {
  /** Refuses the request; the rest of the body is dropped and the connection is closed. */
  refuse(response: ServerResponse, status: number, sentence: string): void;
  /**
   * Call after an answer that does not need the body: drops a small body, and closes the connection of a larger one.
   */
  letPass(): void;
  /**
   * Waits until the handler may read the body: when a small body is complete, or the sender of a large body is found to
   * have the permit. @returns false when the request was refused
   */
  admit(response: ServerResponse, hasPermit: HasPermit | undefined): Promise<boolean>;
};

/** Checks a permit. If absent, no request has one. */
export type HasPermit = (request: IncomingMessage, permit: BodyPermit) => Promise<boolean>;

type Refusal = [status: number, sentence: string];

const TOO_LARGE: Refusal = [413, 'This is more than can be sent at once, so nothing was done.'];
const PERMIT_MISSING: Refusal = [
  413,
  'This is more than can be sent without signing in, so nothing was done.',
];
const UNREADABLE: Refusal = [400, 'This request cannot be read, so nothing was done.'];
const AWAY: Refusal = [503, 'This cannot be taken just now. Please try again in a moment; nothing was done.'];
const LATE: Refusal = [408, 'This request took too long to arrive, so nothing was done.'];

/** Starts to receive a request's body. Must be called in the same tick as the 'request' event. */
export function takeBody(request: IncomingMessage, path: string): BodyIntake {
  if (hasBody(request)) return intakeOf(request, path, countBody(request));
  return {
    refuse: (response, status, sentence) =>
      sendPlainRefusal(response, plainRefusalFor(path, status, sentence)),
    letPass() {},
    admit: async () => true,
  };
}

function intakeOf(request: IncomingMessage, path: string, body: CountedBody): BodyIntake {
  const { maxBytes, permitted } = bodyLimitOf(path);
  const { headers } = request;
  const announced = Number(headers['content-length'] ?? Number.NaN); // NaN if the body is chunked

  function refuse(response: ServerResponse, status: number, sentence: string): void {
    const refusal = plainRefusalFor(path, status, sentence);
    if (body.isComplete()) {
      body.discard();
      sendPlainRefusal(response, refusal);
    } else {
      body.drop();
      hangUp(request, response, refusal);
    }
  }

  /** Receives the body and passes it on. @returns null, the refusal, or `gone` when the client disconnected */
  async function receive(response: ServerResponse, hasPermit?: HasPermit): Promise<Refusal | 'gone' | null> {
    const tooLarge = permitted ? PERMIT_MISSING : TOO_LARGE;
    if (permitted && !(announced <= maxBytes)) {
      const answer = await checkPermit(permitted.to, hasPermit);
      if (answer === 'away') return AWAY;
      if (answer) {
        if (announced > permitted.maxBytes) return TOO_LARGE;
        body.passOn(permitted.maxBytes, () => refuse(response, ...TOO_LARGE));
        return null;
      }
    }
    if (announced > maxBytes) return tooLarge;
    const outcome = await body.untilComplete(maxBytes);
    if (outcome === 'gone') return 'gone';
    if (outcome !== 'whole') return { busy: AWAY, late: LATE, 'too-large': tooLarge }[outcome];
    if (!(await isReadable())) return UNREADABLE;
    body.passOn();
    return null;
  }

  async function checkPermit(permit: BodyPermit, hasPermit?: HasPermit): Promise<boolean | 'away'> {
    try {
      return hasPermit !== undefined && (await hasPermit(request, permit));
    } catch {
      return 'away';
    }
  }

  /** Whether Next can parse the body as the call of an action. */
  async function isReadable(): Promise<boolean> {
    const type = headers['content-type'] ?? '';
    const isForm = /^\s*multipart\/form-data/i.test(type);
    const isAction = headers['next-action'] !== undefined;
    if (permitted?.to === 'asset.upload' && !isAction) return true;
    if (isSignedOutPage(path) && isAction && !isForm) return false; // its actions accept forms only
    return isAction || isForm ? isActionBody(type, body.bytes(), isSignedOutPage(path)) : true;
  }

  return {
    refuse,
    letPass: () =>
      void body
        .untilComplete(maxBytes)
        .then((outcome) => (outcome === 'whole' ? body.discard() : request.socket.destroy())),
    async admit(response, hasPermit) {
      const refusal = await receive(response, hasPermit);
      if (refusal && refusal !== 'gone') refuse(response, ...refusal);
      return refusal === null;
    },
  };
}

const isSignedOutPage = (path: string): boolean => /^\/(sign-in|invite)(\/|$)/.test(path);
