import { z } from 'zod';
import { languages } from '#contracts/languages.ts';
import { type LocalizedNames, paper } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { language } from '#editorial/inputSchemas.ts';
import { optionalLine, personTextField } from '#editorial/people/personFields.ts';
import { checkConfirmation } from '../confirmation/checkConfirmation.ts';
import { confirmable } from '../confirmation/confirmationSchema.ts';
import { authorizedTransaction } from '../people/reauthorization.ts';
import { seenList, seenNames, seenText } from '../seenValues.ts';
import { changedParts, mergeOrder } from '../threeWayMerge.ts';
import { isZone } from './timeZones.ts';

/** Names in the paper's languages; empty ones are not stored. */
export const named = (max: number) =>
  z
    .partialRecord(z.enum(languages), optionalLine(max))
    .transform(
      (names): LocalizedNames => Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '')),
    );

const zone = personTextField(60).refine(isZone);

/** Maximum additional time zones. */
const MAX_OTHER_ZONES = 8;

const settings = z.strictObject({
  names: named(80),
  taglines: named(160),
  language,
  zone,
  /** zones whose times are shown beside every time that staff enter */
  otherZones: z
    .array(zone)
    .max(MAX_OTHER_ZONES)
    .transform((names) => [...new Set(names)]),
  /** whether readers may read the paper at past moments */
  pastIsOpen: z.boolean(),
});

const seenSettings = z.strictObject({
  names: seenNames,
  taglines: seenNames,
  language,
  zone: seenText,
  otherZones: seenList,
  pastIsOpen: z.boolean(),
});

/** A paper must have a name in its main language. */
const misfit = (whole: Pick<z.output<typeof settings>, 'names' | 'language'>) =>
  whole.names[whole.language] ? null : ('names' as const);

export const describePaperOrder = settings
  .extend({
    /** the settings that the actor saw; later changes by others to other settings are kept */
    was: seenSettings.partial().optional(),
    ...confirmable,
  })
  .refine((order) => misfit(order) === null, { path: ['names'] });

/**
 * Changes the paper's names, languages, time zones and access to the past; invalidates every reader page. @throws
 * {Refusal} `field-changed` for a setting that somebody else has changed to another value, or that conflicts with their
 * change
 */
export async function describePaper(actor: Actor, order: z.output<typeof describePaperOrder>): Promise<void> {
  allow(actor, 'settings.change');
  const { confirmation, was: seen, ...requested } = order;
  await authorizedTransaction(actor, 'settings.change', async (tx) => {
    const [was] = await tx.select().from(paper).for('update');
    const subject = { is: 'paper', id: 1 } as const;
    await checkConfirmation(tx, actor, { act: 'settings.change', subject, confirmation, was: seen });
    const { id: _, ...now } = was ?? { ...requested, id: 1 };
    const order = { was: seen, now, wanted: requested, shape: settings.shape, misfit };
    const change = was ? await mergeOrder<typeof requested>(tx, subject, order) : requested;
    const changed = Object.keys(change);
    if (changed.length === 0) return;
    await tx
      .insert(paper)
      .values({ ...requested, ...change, id: 1 })
      .onConflictDoUpdate({ target: paper.id, set: change });
    await record(tx, actor, 'settings.change', subject, {
      changed: was ? changed : [],
      parts: was ? changedParts<typeof requested>(now, change) : [],
    });
    await invalidate(tx, ['sections']);
  });
}
