import type { IncomingMessage } from 'node:http';
import { BUSY_RETRY_SECONDS, MAX_WAITING, signInGauge } from '#editorial/people/workQueue.ts';
import { hasApiToken } from './apiRequests.ts';
import { changesSomething, comesFromOurPages, type Site } from './requestOrigin.ts';
import { isStaffPath } from './staffPaths.ts';

/** Forms on readers' pages that are answered by routes, not by the press. */
const READER_FORMS = /^\/subscriptions(\/[\w-]{43}\/(confirm|end))?$/;

/** One-click unsubscribe (RFC 8058): mail programs post without an Origin; the token in the path is the only proof. */
const ONE_CLICK = /^\/subscriptions\/[\w-]{43}\/end$/;
const SIGN_IN_POSTS = /^\/(sign-in|api\/auth\/callback\/credentials)$/;
const FOREIGN_ORIGIN = "This request did not come from the site's own pages, so nothing was done.";

export const isReaderForm = ({ method }: IncomingMessage, path: string): boolean =>
  method === 'POST' && READER_FORMS.test(path);

type RequestRefusal = { status: number; sentence: string; retryAfter?: number };

/** Why a request is refused before its body is read, or null. */
export function refusalOf(request: IncomingMessage, path: string, site: Site): RequestRefusal | null {
  const fromAnywhere = (request.method === 'POST' && ONE_CLICK.test(path)) || hasApiToken(request, path);
  if (changesSomething(request) && !fromAnywhere && !comesFromOurPages(request, site))
    return { status: 403, sentence: FOREIGN_ORIGIN };
  if (isUnreadable(request, path))
    return { status: 400, sentence: 'This request cannot be read, so nothing was done.' };
  if (isSignInFormPost(request, path) && signInGauge().waiting >= MAX_WAITING)
    return {
      status: 503,
      sentence:
        'Too many people are signing in at this moment, so nothing was done. Try again in a few seconds.',
      retryAfter: BUSY_RETRY_SECONDS,
    };
  return null;
}

/** Whether Next would answer with 500: invalid percent-encoding, or a multipart form without a boundary. */
function isUnreadable(request: IncomingMessage, path: string): boolean {
  const type = request.headers['content-type'] ?? '';
  if (/^\s*multipart\/form-data/i.test(type) && !/;\s*boundary="?[^\s;"]/i.test(type)) return true;
  try {
    return isStaffPath(path) && !decodeURIComponent(path);
  } catch {
    return true;
  }
}

/** Whether a form without scripts posts a password. If a script posts it, the action itself checks the limits. */
const isSignInFormPost = ({ method, headers }: IncomingMessage, path: string): boolean =>
  method === 'POST' && SIGN_IN_POSTS.test(path) && headers['next-action'] === undefined;
