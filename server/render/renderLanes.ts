import type { NamedSubject } from '#editorial/readerQueries/addressExistence.ts';
import { absentAddress, subjectOf } from '#server/press/addressSubject.ts';
import { createClientBudget } from '#server/press/clientBudget.ts';

/** `absent`: what all addresses of a kind answer at which there is nothing. `many`: searches, places in lists, moments of the past. */
export type RenderLane = 'pages' | 'many' | 'absent';

/** Renders that may wait or run at once in a lane that anybody can fill. */
const MAX_WAITING: Record<RenderLane, number> = { pages: Number.POSITIVE_INFINITY, many: 48, absent: 32 };

/** Looks for names in the database at once: pages that are being made need its connections too. */
const MAX_LOOKING = 2;
const MAX_WAITING_LOOKS = 500;

/** A page is not made now: its client has asked for too much (429), or all together have (503). */
export class TurnedAway extends Error {
  readonly status: 429 | 503;

  constructor(status: 429 | 503) {
    super(`turned away with ${status}`);
    this.status = status;
  }
}

/** Absent: every name is believed to exist. */
export type Exists = (subject: NamedSubject) => Promise<boolean>;

/**
 * Sorts renders by what their addresses are likely to cost, so that made-up ones do not delay real pages. It decides how
 * soon a page is made and for whom; what is in it depends on its address alone.
 */
export function createRenderLanes(exists: Exists = async () => true) {
  const budget = createClientBudget();
  const underWay: Record<RenderLane, number> = { pages: 0, many: 0, absent: 0 };
  const waitingLooks: (() => void)[] = [];
  let looking = 0;

  /** @throws TurnedAway */
  async function isThere(subject: NamedSubject): Promise<boolean> {
    if (waitingLooks.length >= MAX_WAITING_LOOKS) throw new TurnedAway(503);
    if (looking < MAX_LOOKING) looking++;
    else await new Promise<void>((start) => waitingLooks.push(start));
    // While the database cannot say, a page gets its chance; the render will find out.
    return exists(subject)
      .catch(() => true)
      .finally(() => {
        const next = waitingLooks.shift();
        if (next) next();
        else looking--;
      });
  }

  /** @throws TurnedAway */
  function spend(client: string): () => void {
    const end = budget.take(client);
    if (end === null) throw new TurnedAway(429);
    return end;
  }

  const laneOf = (key: string): RenderLane => {
    if (subjectOf(key).is === 'many') return 'many';
    return absentAddress(key) === key ? 'absent' : 'pages';
  };

  return {
    /**
     * The address whose page answers for one that is in no memory: its own, or where there is nothing the one that stands
     * for all such.
     * @throws TurnedAway
     */
    async standIn(key: string, client: string): Promise<string> {
      const subject = subjectOf(key);
      if (!('name' in subject) || (await isThere(subject))) return key;
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
    /** How many pages that exist are being made. */
    busy: () => underWay.pages,
  };
}
