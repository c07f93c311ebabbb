import { setTimeout as sleep } from 'node:timers/promises';
import type { Node, Nodes } from './nodes.ts';

/** A scheduled story: its slug and the time of its release (ms since 1970). */
export type Awaited_ = { slug: string; at: number };

export type Seen = {
  slug: string;
  /** ms from the scheduled time to the first response with the story; null: none within `patienceMs` */
  late: number | null;
  /** responses with the story before the scheduled time */
  early: number;
  asked: number;
};

const patienceMs = 15_000;

/**
 * Requests each story shortly before its scheduled time, which must not show it, and then repeatedly until a node shows
 * it. Sends at most `perSecond` requests in all, and none to a node that is down, as behind a load balancer.
 */
export async function pollAll(nodes: Nodes, stories: Awaited_[], perSecond: number): Promise<Seen[]> {
  const turn = limiter(perSecond);
  return Promise.all(stories.map((story) => pollOne(nodes, story, turn)));
}

async function pollOne(nodes: Nodes, { slug, at }: Awaited_, turn: () => Promise<void>): Promise<Seen> {
  const seen: Seen = { slug, late: null, early: 0, asked: 0 };
  const look = async () => {
    const node = pick(nodes.all);
    await turn();
    const status = await ask(node, slug);
    seen.asked++;
    return { status, now: Date.now() };
  };
  await until(at - 400 + Math.random() * 300);
  const before = await look();
  if (before.status === 200 && before.now < at) seen.early++;
  await until(at);
  while (Date.now() < at + patienceMs) {
    const { status, now } = await look();
    if (status === 200) {
      seen.late = now - at;
      return seen;
    }
    await sleep(60);
  }
  return seen;
}

const until = (instant: number) => sleep(Math.max(0, instant - Date.now()));

function pick(all: Node[]): Node {
  const up = all.filter((node) => node.up);
  const node = up[Math.floor(Math.random() * up.length)];
  if (!node) throw new Error('no node is up');
  return node;
}

/** @returns the HTTP status, or 0 without a response */
async function ask(node: Node, slug: string): Promise<number> {
  try {
    const response = await fetch(`${node.url}/articles/${slug}`, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** Lets through at most `perSecond` callers a second. */
function limiter(perSecond: number): () => Promise<void> {
  let next = 0;
  return async () => {
    const now = performance.now();
    next = Math.max(now, next + 1_000 / perSecond);
    await sleep(next - now);
  };
}
