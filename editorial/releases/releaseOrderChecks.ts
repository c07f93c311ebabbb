import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { type ReleaseKind, releaseKinds } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { isRefusal, orRefusal, Refusal } from '#editorial/access/refusal.ts';
import { type CopyHold, readHolds, refusalOfHeld } from '#editorial/import/copyHolds.ts';
import { instantShape, line } from '#editorial/inputSchemas.ts';
import type { ArticleTimeline } from './articleTimeline.ts';
import { readReleaseObstaclesOfEach } from './releaseCheckContext.ts';
import { refuseUnfitRelease } from './releaseChecks.ts';
import type { ReleaseContent } from './releaseContent.ts';
import { type PlannedEnd, plannedEnd } from './withdrawals.ts';

/** What is said of one article's release, whenever it begins. */
export const releaseInstructions = {
  /** what the change is, when it isn't the first release */
  kind: z.enum(releaseKinds).exclude(['first', 'take-back']).optional(),
  readerNote: line(2_000).default(''),
  /** whether a first release shows the time that the wire gave, where it gave one */
  dated: z.enum(['wire', 'now']).default('wire'),
  /**
   * an instant at which it is withdrawn again, and the reason that readers are then given; null: it stays. Left out, an
   * end that is planned for what it replaces stands.
   */
  until: instantShape.nullable().optional(),
  because: line(2_000).default(''),
  /** whether it brings back what was taken back; must be said where the texts do not tell (`taken-back-unclear`) */
  bringsBack: z.boolean().optional(),
};

export type ReleaseInstructions = z.output<z.ZodObject<typeof releaseInstructions>>;

export type ReleasePlacing = {
  timeline: ArticleTimeline;
  content: ReleaseContent;
  asked: ReleaseInstructions;
  from: Date;
};

type Planned = ReleasePlacing & { kind: ReleaseKind; end: PlannedEnd | null };
/** What may be placed. */
export type CheckedRelease = Planned & { hold: CopyHold | undefined };

/**
 * Whether each of several articles may be released as it is asked. Writes nothing.
 * @returns in the order given
 */
export async function checkReleaseOrders(
  tx: Transaction,
  actor: ActorOrSystem,
  placings: ReleasePlacing[],
): Promise<(CheckedRelease | Refusal)[]> {
  const planned: (Planned | Refusal)[] = [];
  for (const placing of placings) planned.push(await orRefusal(() => plan(tx, placing)));
  const sound = planned.filter((one): one is Planned => !isRefusal(one));
  const met = await readReleaseObstaclesOfEach(
    tx,
    sound.map(({ content, from, end }) => ({ content, span: { begin: from, end: end?.at ?? null } })),
  );
  const holds = await readHolds(
    tx,
    sound.map(({ timeline }) => timeline.row.id),
  );
  const checked = new Map<Planned | Refusal, CheckedRelease | Refusal>();
  for (const [at, one] of sound.entries()) {
    const fit = await orRefusal(() => refuseUnfitRelease(one.content, met[at]));
    const hold = holds.get(one.timeline.row.id);
    const refusal = fit ?? refusalOfHeld(actor, hold, one.from);
    checked.set(one, refusal ?? { ...one, hold });
  }
  return planned.map((one) => checked.get(one) ?? one) as (CheckedRelease | Refusal)[];
}

async function plan(tx: Transaction, placing: ReleasePlacing): Promise<Planned> {
  const { timeline, asked, from } = placing;
  const kind = checkReleaseKind(asked, timeline.before !== undefined);
  const end = checkReleaseEnd(asked, from) ?? (await endThatStands(tx, timeline, asked, from));
  return { ...placing, kind, end };
}

export function checkReleaseKind(
  asked: Pick<ReleaseInstructions, 'kind' | 'readerNote'>,
  again: boolean,
): ReleaseKind {
  if (!again) return 'first';
  if (!asked.kind) throw new Refusal('kind-missing');
  if ((asked.kind === 'correction' || asked.kind === 'clarification') && !asked.readerNote) {
    throw new Refusal('note-missing');
  }
  return asked.kind;
}

function checkReleaseEnd({ until, because }: ReleaseInstructions, from: Date): PlannedEnd | null {
  if (!until) return null;
  if (until <= from) throw new Refusal('end-before-begin');
  if (!because) throw new Refusal('reason-missing');
  return { at: until, because };
}

/** A story that was to end does so, unless somebody said otherwise: who puts a comma right says nothing of its end. */
async function endThatStands(
  tx: Transaction,
  { live, coming, now }: ArticleTimeline,
  { until }: ReleaseInstructions,
  from: Date,
): Promise<PlannedEnd | null> {
  if (until === null) return null;
  for (const entry of [coming, live]) {
    const planned = entry && (await plannedEnd(tx, entry, now));
    if (planned && planned.at > from) return planned;
  }
  return null;
}
