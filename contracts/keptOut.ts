import { z } from 'zod';

/** What a part of agency copy is that stays out of the story. */
export const keptOutKinds = [
  'service-line',
  'slugline',
  'byline',
  'dateline',
  'embargo',
  'kill',
  'hold',
  'correction',
  'editors-note',
  'not-for-publication',
  'contact',
  'credit',
  'rights',
  'separator',
  'end-mark',
  'after-end',
  'mail',
  'markup',
  'related',
] as const;
export type KeptOutKind = (typeof keptOutKinds)[number];

/** One passage that was in the copy and is not in the story. `line` is its line in the input, from 1; 0 when it has none. */
export const keptOut = z.object({
  kind: z.enum(keptOutKinds),
  text: z.string().max(2_000),
  line: z.number().int().min(0),
});
export type KeptOut = z.output<typeof keptOut>;

/** Why a story may not go out without a person's decision. */
export const holdReasons = ['kill', 'hold', 'embargo', 'future-date', 'correction', 'uncertain'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** The gravest comes first: of several reasons, one is named. */
export const gravestHold = (reasons: readonly HoldReason[]): HoldReason | null =>
  holdReasons.find((reason) => reasons.includes(reason)) ?? null;
