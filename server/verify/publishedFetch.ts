import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { pathOf } from '#contracts/routes.ts';
import type { Published } from '#editorial/ledger/ledgerVerification.ts';
import { ledgerPage, ledgerSummary, signedCheckpoint } from '#editorial/ledger/publishedDocuments.ts';

/** What the paper publishes cannot be had, or not be read. The message is a sentence. */
export class Unreadable extends Error {}

/** Reads a paper's record at its public addresses, as it is asked for. @throws {Unreadable} */
export async function fetchPublished(address: string): Promise<Published> {
  const site = siteOf(address);
  const summary = await fetchJson(new URL(pathOf('ledger'), site), ledgerSummary);
  return { summary, checkpoints: checkpoints(), releases: releases() };

  async function* checkpoints() {
    for (let number = 1; number <= (summary.checkpoints.newest?.number ?? 0); number += 1) {
      const path = summary.checkpoints.address.replace('{number}', String(number));
      yield await fetchJson(ownAddress(path, site), signedCheckpoint);
    }
  }

  async function* releases() {
    const seen = new Set<string>();
    for (let next: string | null = summary.releases; next; ) {
      if (seen.has(next)) throw new Unreadable(`The ledger comes round to ${next} again.`);
      seen.add(next);
      const page: z.output<typeof ledgerPage> = await fetchJson(ownAddress(next, site), ledgerPage);
      yield* page.releases;
      next = page.next;
    }
  }
}

function siteOf(address: string): URL {
  try {
    return new URL(address);
  } catch {
    throw new Unreadable(`${address} is neither an address nor a file.`);
  }
}

/** The record of a paper is on its own site: what leads elsewhere is not followed. */
function ownAddress(path: string, site: URL): URL {
  const url = new URL(path, site);
  if (url.origin !== site.origin) throw new Unreadable(`The ledger leads to another site: ${url.href}`);
  return url;
}

const MAX_TRIES = 3;

async function fetchJson<Schema extends z.ZodType>(url: URL, schema: Schema): Promise<z.output<Schema>> {
  for (let tried = 1; ; tried += 1) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(30_000), redirect: 'error' });
      if (answer.status === 404) throw new Unreadable(`There is nothing at ${url.href} (404).`);
      if (!answer.ok) throw new Error(`it answers ${answer.status}`);
      return read(url.href, await answer.text(), schema);
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      if (tried === MAX_TRIES) throw new Unreadable(`${url.href} cannot be fetched: ${reasonOf(error)}.`);
      await sleep(tried * 1_000);
    }
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
}

/** @throws {Unreadable} */
export function read<Schema extends z.ZodType>(
  where: string,
  text: string,
  schema: Schema,
): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const [issue] = (error as z.ZodError).issues ?? [];
    const what = issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is not JSON';
    throw new Unreadable(`What is at ${where} is not of the form that a ledger has (${what}).`);
  }
}
