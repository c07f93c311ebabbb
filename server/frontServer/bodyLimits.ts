import type { PlainAct } from '#editorial/access/policy.ts';

/** What a request must bring to send more than anybody may: a session, one whose user may do this, or an API token. */
export type BodyPermit = 'session' | 'token' | PlainAct;

/** Bytes that a kind of route takes from anybody, and, after a look at who sends it, from those who may send more. */
export type BodyLimit = { maxBytes: number; permitted?: { to: BodyPermit; maxBytes: number } };

const KB = 1024;
const MB = 1024 * KB;

/** A picture of the largest size and the form's own lines beside it. */
const MAX_UPLOAD_BYTES = 25 * MB + 64 * KB;

/** The first that fits counts. Each is at least what the forms and routes there need, and they have finer limits of their own. */
const LIMITS: [path: RegExp, limit: BodyLimit][] = [
  [/^\/(sign-in|invite|api\/auth)(\/|$)/, { maxBytes: 32 * KB }],
  [/^\/subscriptions(\/|$)/, { maxBytes: 16 * KB }],
  [/^\/api\/drafts(\/|$)/, { maxBytes: 64 * KB, permitted: { to: 'token', maxBytes: 1_000_000 } }],
  [
    /^\/newsroom\/media\/upload$/,
    { maxBytes: 4 * KB, permitted: { to: 'asset.upload', maxBytes: MAX_UPLOAD_BYTES } },
  ],
  // 5,000,000 characters of wire copy, also Chinese; next.config.js has the same limit
  [/^\/newsroom\/import$/, { maxBytes: 64 * KB, permitted: { to: 'article.import', maxBytes: 16 * MB } }],
  [/^\/(newsroom|admin)(\/|$)/, { maxBytes: 64 * KB, permitted: { to: 'session', maxBytes: 2 * MB } }],
];

const ELSEWHERE: BodyLimit = { maxBytes: 4 * KB };

export const bodyLimitOf = (path: string): BodyLimit =>
  LIMITS.find(([kind]) => kind.test(path))?.[1] ?? ELSEWHERE;
