import { z } from 'zod';

/** Kinds of passages of agency copy that are left out of the story. */
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

/** A passage of the copy that is not in the story. `line` is its line number in the input, from 1; 0 if unknown. */
export const keptOut = z.object({
  kind: z.enum(keptOutKinds),
  text: z.string().max(2_000),
  line: z.number().int().min(0),
});
export type KeptOut = z.output<typeof keptOut>;

/** Reasons for which a story must not be released without a person's decision. */
export const holdReasons = ['kill', 'hold', 'embargo', 'future-date', 'correction', 'uncertain'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** The most serious of several reasons, which is the one to show. */
export const gravestHold = (reasons: readonly HoldReason[]): HoldReason | null =>
  holdReasons.find((reason) => reasons.includes(reason)) ?? null;
