import { randomBytes } from 'node:crypto';
import { ZodError } from 'zod';
import { isRefusal, Refusal } from '#editorial/access/refusal.ts';
import { countRequest } from '#editorial/apiTokens/requestLimit.ts';
import { findBearer } from '#editorial/apiTokens/tokenBearer.ts';
import { problemResponse } from './problem.ts';
import { refusalProblem } from './refusalProblem.ts';
import type { Machine } from './requestBody.ts';
import { checkRequestLimit } from './requestBody.ts';

/**
 * Answers an API request authorized by a token. Cookies are ignored, so no web page can make a browser do this. Every
 * refusal or error becomes a problem document.
 */
export async function withApiToken(
  request: Request,
  work: (machine: Machine) => Promise<Response>,
): Promise<Response> {
  try {
    const actor = await findBearer(request.headers.get('authorization'));
    if (!actor?.token) throw new Refusal('not-signed-in');
    await countRequest(actor.token);
    return await work({ ...actor, token: actor.token });
  } catch (error) {
    await checkRequestLimit(request).catch(() => {}); // a client that disconnects while sending needs no answer
    if (isRefusal(error)) return problemResponse(refusalAnswer(error), headersOf(error));
    if (error instanceof ZodError) return problemResponse(refusalProblem(error));
    return failed(error);
  }
}

function refusalAnswer(refused: Refusal) {
  if (refused.reason !== 'not-signed-in') return refusalProblem(refused);
  const title = 'A valid token is needed';
  const detail = 'Send it as “Authorization: Bearer cd_…”. It may have been revoked, or its user disabled.';
  return { status: 401, name: 'token-missing', title, detail };
}

function headersOf({ reason, facts }: Refusal): Record<string, string> {
  if (reason === 'not-signed-in') return { 'www-authenticate': 'Bearer realm="copydesk"' };
  if (reason === 'scope-missing')
    return { 'www-authenticate': 'Bearer realm="copydesk", error="insufficient_scope"' };
  return reason === 'too-many-requests' ? { 'retry-after': String(facts.seconds) } : {};
}

/** A bug, or an unavailable database. */
function failed(error: unknown): Response {
  const reference = randomBytes(4).toString('hex');
  const { code } = error as { code?: string };
  console.error({ reference, err: error }, 'A request of the API failed.');
  const isAway = /^(ECONN|ETIMEDOUT|08|53|57)/.test(code ?? '') || /timeout|terminated/i.test(String(error));
  const name = isAway ? 'away' : 'failed';
  const title = isAway ? 'This cannot be done just now' : 'Something went wrong here';
  const detail = `Try again in a moment with the same Idempotency-Key. Reference: ${reference}`;
  const status = isAway ? 503 : 500;
  return problemResponse({ status, name, title, detail }, isAway ? { 'retry-after': '10' } : {});
}
