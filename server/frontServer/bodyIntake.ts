import type { IncomingMessage, ServerResponse } from 'node:http';
import { isActionBody } from './actionBody.ts';
import { type BodyLimit, type BodyPermit, bodyLimitOf } from './bodyLimits.ts';
import { type CountedBody, countBody, hasBody } from './countedBody.ts';
import { hangUp, plainRefusalFor, sendPlainRefusal } from './plainRefusal.ts';

export type BodyIntake = {
  /** Refuses the request; the rest of the body is dropped and the connection is closed. */
  refuse(response: ServerResponse, status: number, sentence: string): void;
  /**
   * Called after an answer that does not need the body: drops a small body, and closes the connection of a larger one.
   */
  letPass(): void;
  /**
   * Waits until the handler may read the body: a small one when it is complete, a large one when its sender has the
   * permit. @returns false when the request was refused
   */
  admit(response: ServerResponse, hasPermit: HasPermit | undefined): Promise<boolean>;
};

/** Checks a permit. If absent, no request has one. */
export type HasPermit = (request: IncomingMessage, permit: BodyPermit) => Promise<boolean>;

const TOO_LARGE = 'This is more than can be sent at once, so nothing was done.';
const PERMIT_MISSING = 'This is more than can be sent without signing in, so nothing was done.';
const UNREADABLE = 'This request cannot be read, so nothing was done.';
const AWAY = 'This cannot be taken just now. Please try again in a moment; nothing was done.';
const LATE = 'This request took too long to arrive, so nothing was done.';

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
  const limit = bodyLimitOf(path);
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

  async function admit(response: ServerResponse, hasPermit?: HasPermit): Promise<boolean> {
    const refused = (status: number, sentence: string): false => {
      refuse(response, status, sentence);
      return false;
    };
    const { maxBytes, permitted } = limit;
    if (permitted && !(announced <= maxBytes)) {
      const outcome = await permits(limit, hasPermit);
      if (outcome === 'away') return refused(503, AWAY);
      if (outcome === 'yes') {
        if (announced > permitted.maxBytes) return refused(413, TOO_LARGE);
        body.passOn(permitted.maxBytes, () => refuse(response, 413, TOO_LARGE));
        return true;
      }
    }
    if (announced > maxBytes) return refused(413, permitted ? PERMIT_MISSING : TOO_LARGE);
    const outcome = await body.whole(maxBytes);
    if (outcome === 'gone') return false;
    if (outcome === 'busy') return refused(503, AWAY);
    if (outcome === 'late') return refused(408, LATE);
    if (outcome === 'too-large') return refused(413, permitted ? PERMIT_MISSING : TOO_LARGE);
    if (!(await isReadable())) return refused(400, UNREADABLE);
    body.passOn();
    return true;
  }

  async function permits({ permitted }: BodyLimit, hasPermit?: HasPermit): Promise<'yes' | 'no' | 'away'> {
    if (!permitted || !hasPermit) return 'no';
    return hasPermit(request, permitted.to).then(
      (may) => (may ? 'yes' : 'no'),
      () => 'away' as const,
    );
  }

  /** Whether Next can parse the body as the call of an action. */
  async function isReadable(): Promise<boolean> {
    const type = headers['content-type'] ?? '';
    const isForm = /^\s*multipart\/form-data/i.test(type);
    const isAction = headers['next-action'] !== undefined;
    if (limit.permitted?.to === 'asset.upload' && !isAction) return true;
    if (isSignedOutPage(path) && isAction && !isForm) return false; // its actions accept forms only
    return isAction || isForm ? isActionBody(type, body.bytes(), isSignedOutPage(path)) : true;
  }

  function letPass(): void {
    void body
      .whole(limit.maxBytes)
      .then((outcome) => (outcome === 'whole' ? body.discard() : request.socket.destroy()));
  }

  return { refuse, letPass, admit };
}

const isSignedOutPage = (path: string): boolean => /^\/(sign-in|invite)(\/|$)/.test(path);
