import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { pathOf } from '#contracts/routes.ts';
import type { Published } from '#editorial/ledger/ledgerVerification.ts';
import { ledgerPage, ledgerSummary, signedCheckpoint } from '#editorial/ledger/publishedDocuments.ts';

/** Thrown if a published document is missing or invalid. The message is a sentence. */
export class Unreadable extends Error {}

/** Reads a paper's ledger at its public addresses, each page when it is needed. @throws {Unreadable} */
export async function fetchPublished(address: string): Promise<Published> {
  if (!URL.canParse(address)) throw new Unreadable(`${address} is neither an address nor a file.`);
  const site = new URL(address);
  const summary = await fetchJson(new URL(pathOf('ledger'), site), ledgerSummary);
  return { summary, checkpoints: checkpoints(), releases: releases() };

  async function* checkpoints() {
    for (let number = 1; number <= (summary.checkpoints.newest?.number ?? 0); number += 1) {
      const path = summary.checkpoints.address.replace('{number}', String(number));
      yield await fetchJson(addressOnSite(path, site), signedCheckpoint);
    }
  }

  async function* releases() {
    const seen = new Set<string>();
    for (let next: string | null = summary.releases; next; ) {
      if (seen.has(next)) throw new Unreadable(`The ledger comes round to ${next} again.`);
      seen.add(next);
      const page: z.output<typeof ledgerPage> = await fetchJson(addressOnSite(next, site), ledgerPage);
      yield* page.releases;
      next = page.next;
    }
  }
}

/** The ledger of a paper is on the paper's site: addresses on other sites are refused. */
function addressOnSite(path: string, site: URL): URL {
  const url = new URL(path, site);
  if (url.origin !== site.origin) throw new Unreadable(`The ledger leads to another site: ${url.href}`);
  return url;
}

const MAX_TRIES = 3;

async function fetchJson<Schema extends z.ZodType>(url: URL, schema: Schema): Promise<z.output<Schema>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(30_000), redirect: 'error' });
      if (response.status === 404) throw new Unreadable(`There is nothing at ${url.href} (404).`);
      if (!response.ok) throw new Error(`it answers ${response.status}`);
      return parseDocument(url.href, await response.text(), schema);
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      if (attempt === MAX_TRIES) throw new Unreadable(`${url.href} cannot be fetched: ${reasonOf(error)}.`);
      await sleep(attempt * 1_000);
    }
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
}

/** @param place where the text is, for the message @throws {Unreadable} */
export function parseDocument<Schema extends z.ZodType>(place: string, text: string, schema: Schema) {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const [issue] = (error as z.ZodError).issues ?? [];
    const fault = issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is not JSON';
    throw new Unreadable(`What is at ${place} is not of the form that a ledger has (${fault}).`);
  }
}
