import { setTimeout as sleep } from 'node:timers/promises';
import type { Node, Nodes } from './nodes.ts';

/** One story that readers wait for. */
export type Awaited_ = { slug: string; at: number };

export type Seen = {
  slug: string;
  /** ms from its time to the answer that first showed it; null: never within the patience */
  late: number | null;
  /** answers that showed it before its time */
  early: number;
  asked: number;
};

const patience = 15_000;

/**
 * Readers at all nodes: for each story they look shortly before its time, which must not find it, and then again and
 * again until one does. Never more than `perSecond` questions in all; a node that is down is not asked, as behind a
 * load balancer.
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
  while (Date.now() < at + patience) {
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

/** @returns 0 when nobody answered */
async function ask(node: Node, slug: string): Promise<number> {
  try {
    const answer = await fetch(`${node.url}/articles/${slug}`, { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** Lets through one caller after the other, so many a second. */
function limiter(perSecond: number): () => Promise<void> {
  let next = 0;
  return async () => {
    const now = performance.now();
    next = Math.max(now, next + 1_000 / perSecond);
    await sleep(next - now);
  };
}
