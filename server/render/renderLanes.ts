import type { NamedSubject } from '#editorial/readerQueries/addressExistence.ts';
import { absentAddress, subjectOf } from '#server/press/addressSubject.ts';
import { createClientBudget } from '#server/press/clientBudget.ts';

/** `absent`: shared answers for addresses without content. `many`: searches, list pages, moments of the past. */
export type RenderLane = 'pages' | 'many' | 'absent';

/** Maximum renders queued or running in a lane; addresses of `many` and `absent` can be invented by anybody. */
const MAX_WAITING: Record<RenderLane, number> = { pages: Number.POSITIVE_INFINITY, many: 48, absent: 32 };

/** Maximum concurrent database lookups of names: renders need connections too. */
const MAX_LOOKUPS = 2;
const MAX_WAITING_LOOKUPS = 500;

/** A page is not rendered now: its client is over its budget (429), or the lane is full (503). */
export class TurnedAway extends Error {
  readonly status: 429 | 503;

  constructor(status: 429 | 503) {
    super(`turned away with ${status}`);
    this.status = status;
  }
}

/** Checks whether a name exists. If absent, every name counts as existing. */
export type Exists = (subject: NamedSubject) => Promise<boolean>;

/**
 * Sorts renders into lanes by address, so that invented addresses do not delay real pages. A lane determines when a
 * page is rendered, never its content.
 */
export function createRenderLanes(exists: Exists = async () => true) {
  const budget = createClientBudget();
  const underWay: Record<RenderLane, number> = { pages: 0, many: 0, absent: 0 };
  const waitingLookups: (() => void)[] = [];
  let running = 0;

  /** @throws TurnedAway */
  async function hasContent(subject: NamedSubject): Promise<boolean> {
    if (waitingLookups.length >= MAX_WAITING_LOOKUPS) throw new TurnedAway(503);
    if (running < MAX_LOOKUPS) running++;
    else await new Promise<void>((start) => waitingLookups.push(start));
    // If the database cannot answer, the page is rendered anyway; the render itself then fails.
    return exists(subject)
      .catch(() => true)
      .finally(() => {
        const next = waitingLookups.shift();
        if (next) next();
        else running--;
      });
  }

  /** @throws TurnedAway */
  function spend(client: string): () => void {
    const end = budget.take(client);
    if (end === null) throw new TurnedAway(429);
    return end;
  }

  function laneOf(key: string): RenderLane {
    if (subjectOf(key).is === 'many') return 'many';
    return absentAddress(key) === key ? 'absent' : 'pages';
  }

  return {
    /**
     * The address to render for one that is not in memory: itself, or, without content, the shared address of its kind.
     * @throws TurnedAway
     */
    async standIn(key: string, client: string): Promise<string> {
      const subject = subjectOf(key);
      if (!('name' in subject) || (await hasContent(subject))) return key;
      spend(client)();
      return absentAddress(key);
    },
    /** @throws TurnedAway */
    async run<T>(key: string, client: string, work: (lane: RenderLane) => Promise<T>): Promise<T> {
      const lane = laneOf(key);
      if (underWay[lane] >= MAX_WAITING[lane]) throw new TurnedAway(503);
      const end = lane === 'many' ? spend(client) : () => {};
      underWay[lane]++;
      try {
        return await work(lane);
      } finally {
        underWay[lane]--;
        end();
      }
    },
    /** Number of real pages that are being rendered. */
    busy: () => underWay.pages,
  };
}
