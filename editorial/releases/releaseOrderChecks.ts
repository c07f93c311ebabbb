import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { type ReleaseKind, releaseKinds } from '#db/schema/releases.ts';
import { sentTogether } from '#db/sentTogether.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { isRefusal, orRefusal, Refusal } from '#editorial/access/refusal.ts';
import { type CopyHold, readHolds, refusalOfHeld } from '#editorial/import/copyHolds.ts';
import { instantSchema, line } from '#editorial/inputSchemas.ts';
import type { ArticleTimeline } from './articleTimeline.ts';
import { refuseUnfitRelease } from './blockingChecks.ts';
import { readBlockingFacts } from './blockingFacts.ts';
import type { ReleaseContent } from './releaseContent.ts';
import { type PlannedEnd, plannedEnd } from './withdrawals.ts';

/** The instructions for the release of one article, independent of its begin. */
export const releaseInstructions = {
  /** the kind of change; required unless it is the first release */
  kind: z.enum(releaseKinds).exclude(['first', 'take-back']).optional(),
  readerNote: line(2_000).default(''),
  /** whether a first release shows the time of the wire, if there is one */
  dated: z.enum(['wire', 'now']).default('wire'),
  /**
   * when it is withdrawn again, with `because` as the reason for readers; null: never. If omitted, the planned end of
   * the release that it replaces stays.
   */
  until: instantSchema.nullable().optional(),
  because: line(2_000).default(''),
  /** whether it restores what was taken back; required if the texts do not show it (`taken-back-unclear`) */
  bringsBack: z.boolean().optional(),
};

export type ReleaseInstructions = z.output<z.ZodObject<typeof releaseInstructions>>;

export type ReleasePlacing = {
  timeline: ArticleTimeline;
  content: ReleaseContent;
  instructions: ReleaseInstructions;
  from: Date;
};

type Planned = ReleasePlacing & { kind: ReleaseKind; end: PlannedEnd | null };
/** A release that may be placed. */
export type CheckedRelease = Planned & { hold: CopyHold | undefined };

/**
 * Checks whether each of several articles may be released as ordered. Writes nothing.
 * @returns the checked release or the refusal of each, in their order
 */
export async function checkReleaseOrders(
  tx: Transaction,
  actor: ActorOrSystem,
  placings: ReleasePlacing[],
): Promise<(CheckedRelease | Refusal)[]> {
  const plans: (Planned | Refusal)[] = [];
  for (const placing of placings) plans.push(await orRefusal(() => plan(tx, placing)));
  const valid = plans.filter((planned): planned is Planned => !isRefusal(planned));
  const spans = valid.map(({ content, from, end }) => ({
    content,
    span: { begin: from, end: end?.at ?? null },
  }));
  const ids = valid.map(({ timeline }) => timeline.row.id);
  const [blocking, holds] = await sentTogether([readBlockingFacts(tx, spans), readHolds(tx, ids)]);
  const checked = new Map<Planned | Refusal, CheckedRelease | Refusal>();
  for (const [at, planned] of valid.entries()) {
    const unfit = await orRefusal(() => refuseUnfitRelease(planned.content, blocking[at]));
    const hold = holds.get(planned.timeline.row.id);
    const refusal = unfit ?? refusalOfHeld(actor, hold, planned.from);
    checked.set(planned, refusal ?? { ...planned, hold });
  }
  return plans.map((planned) => checked.get(planned) ?? planned) as (CheckedRelease | Refusal)[];
}

async function plan(tx: Transaction, placing: ReleasePlacing): Promise<Planned> {
  const { timeline, instructions, from } = placing;
  const kind = checkReleaseKind(instructions, timeline.before !== undefined);
  const end = checkReleaseEnd(instructions, from) ?? (await presentEnd(tx, timeline, instructions, from));
  return { ...placing, kind, end };
}

/** @throws {Refusal} `kind-missing`, `note-missing` */
export function checkReleaseKind(
  { kind, readerNote }: Pick<ReleaseInstructions, 'kind' | 'readerNote'>,
  wasReleased: boolean,
): ReleaseKind {
  if (!wasReleased) return 'first';
  if (!kind) throw new Refusal('kind-missing');
  if ((kind === 'correction' || kind === 'clarification') && !readerNote) throw new Refusal('note-missing');
  return kind;
}

function checkReleaseEnd({ until, because }: ReleaseInstructions, from: Date): PlannedEnd | null {
  if (!until) return null;
  if (until <= from) throw new Refusal('end-before-begin');
  if (!because) throw new Refusal('reason-missing');
  return { at: until, because };
}

/** The planned end of the replaced release. The new release inherits it unless the order sets `until`. */
async function presentEnd(
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
