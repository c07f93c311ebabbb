import { decodeText, textEncodings } from '#contracts/textEncoding.ts';
import type { Actor, Bearer } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type IdempotentRequest, note, releaseKey, storeAnswer } from '#editorial/apiTokens/idempotency.ts';

export type Machine = Actor & { token: Bearer };

export const mostBytes = 1_000_000;

/**
 * Reads a request's body as text, in the encoding it declares or, unless that is UTF-8, the detected one. @throws
 * {Refusal} `body-large`, `type-unknown`, `text-unfit`
 */
export async function readBodyText<Type extends string>(
  request: Request,
  types: readonly Type[],
): Promise<{ type: Type; text: string }> {
  const contentType = (request.headers.get('content-type') ?? '').toLowerCase();
  const [declaredType = ''] = contentType.split(';', 1);
  const type = types.find((known) => known === declaredType.trim());
  if (!type || request.headers.has('content-encoding'))
    throw new Refusal('type-unknown', { types: types.join(', ') });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size <= mostBytes) chunks.push(chunk);
  }
  if (size > mostBytes) throw new Refusal('body-large', { most: mostBytes });
  const charset = /;\s*charset="?([\w-]{1,40})/.exec(contentType)?.[1];
  const bytes = Buffer.concat(chunks);
  if (type === 'application/json') return { type, text: jsonText(bytes) };
  const encoding = textEncodings.find((name) => name === charset && name !== 'utf-8');
  const decoded = decodeText(bytes, encoding);
  if (!decoded || decoded.text.includes('\ufffd')) throw new Refusal('text-unfit');
  return { type, text: decoded.text };
}

/** Decodes JSON, which is always UTF-8 over a network. @throws {Refusal} `text-unfit` */
function jsonText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('text-unfit');
  }
}

/**
 * Reads and drops a body that is not needed: if it were left unread, the next request on the connection would wait
 * forever. The server's request timeout limits it.
 */
export async function checkRequestLimit(request: Request): Promise<void> {
  if (request.bodyUsed) return;
  for await (const _ of (request.body ?? []) as AsyncIterable<Uint8Array>);
}

/** @throws {Refusal} `not-json` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('not-json');
  }
}

type Order = { request: Request; machine: Machine; text: string };

/**
 * Carries out a request under the client's `Idempotency-Key`, if it has one. A request that failed frees its key.
 * @param shouldReplay whether the stored answer is returned for a repetition; otherwise `work` must itself be idempotent
 * @throws {Refusal} `key-unfit`, `key-reused`, `key-busy`
 */
export async function withIdempotencyKey(
  { request, machine, text }: Order,
  shouldReplay: boolean,
  work: () => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  if (key === null) return work();
  const order = `${new URL(request.url).pathname}\n${text}`;
  const keyed: IdempotentRequest = { token: machine.token, key, order };
  const { again, answer } = await note(keyed);
  if (again && shouldReplay) {
    if (answer === null) throw new Refusal('key-busy');
    return Response.json(answer, { status: 200, headers: { 'cache-control': 'no-store' } });
  }
  const response = await work().catch(async (error) => {
    if (!again) await releaseKey(keyed);
    throw error;
  });
  if (!response.ok && !again) await releaseKey(keyed);
  else if (shouldReplay) await storeAnswer(keyed, await response.clone().json());
  return response;
}
