import { z } from 'zod';
import { holdReasons, keptOut } from '#contracts/keptOut.ts';
import { NORMAL_URGENCY } from '#contracts/urgency.ts';
import { isStorableText, language, line, sectionId, urgency } from '#editorial/inputSchemas.ts';
import { importedBlock } from './importBlocks.ts';

const wireStory = z.object({
  key: z.string().max(200),
  headline: line(500).refine((text) => text.length > 0, 'headline-missing'),
  standfirst: line(1_000).default(''),
  topics: z.array(line(80)).max(20).default([]),
  authors: z.array(line(120)).max(12).default([]),
  sectionId: sectionId.nullable().default(null),
  language,
  /** local time in the paper's zone, "YYYY-MM-DDTHH:MM", or an ISO instant */
  releasedAt: z.string().max(40).nullable().default(null),
  blocks: z
    .array(
      z.object({
        kind: z.enum(['paragraph', 'subhead', 'bullet', 'other']),
        text: z.string().max(200_000).refine(isStorableText, 'text-unfit'),
        node: importedBlock.optional(),
      }),
    )
    .min(1)
    .max(5_000),
  /** the earliest time of release; same format as `releasedAt` */
  embargoedUntil: z.string().max(40).nullable().default(null),
  hold: z.enum(holdReasons).nullable().default(null),
  keptOut: z.array(keptOut).max(5_000).default([]),
  relatedTo: z.string().max(200).nullable().default(null),
  externalId: line(200).optional(),
  urgency: urgency.default(NORMAL_URGENCY),
  /** whether automatic places of fronts may show it after its release */
  onFronts: z.boolean().default(false),
});

export const importOrder = z.object({ articles: z.array(wireStory).min(1).max(500) });
export type ImportOrder = z.input<typeof importOrder>;
export type WireStory = z.output<typeof wireStory>;
