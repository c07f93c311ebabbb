import { z } from 'zod';
import type { Body } from '#body/bodyTypes.ts';
import { bodyFromMarkdown } from '#body/composeBody.ts';
import { languages } from '#contracts/languages.ts';
import { nfc } from '#contracts/normalForm.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { aboutPage } from '#db/schema/about.ts';
import type { AboutPageId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import {
  checkConfirmation,
  claimRequest,
  refuseOldState,
} from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { isStorableText, line } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { seenText } from '#editorial/seenValues.ts';
import { changedParts, mergeOrder } from '#editorial/threeWayMerge.ts';
import { isFitPath } from './aboutPaths.ts';

const MAX_TEXT_CHARACTERS = 50_000; // maximum characters

const text = z
  .string()
  .max(MAX_TEXT_CHARACTERS)
  .refine(isStorableText, 'text-unfit')
  .transform((given) => nfc(given.replace(/\r\n?/g, '\n')).trim());

/** A language without a title has no version of the page. */
const texts = z
  .partialRecord(z.enum(languages), z.strictObject({ title: line(120), text }))
  .transform((given) => Object.fromEntries(Object.entries(given).filter(([, { title }]) => title !== '')))
  .refine((given) => Object.keys(given).length > 0, { message: 'title-missing' });

/** Values as a form showed them: empty for a language that the page does not have. */
const seenTexts = z
  .partialRecord(z.enum(languages), z.strictObject({ title: seenText, text: seenText }))
  .transform((given) => Object.fromEntries(Object.entries(given).filter(([, { title }]) => title !== '')));

const id = z.coerce
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as AboutPageId);

export const addAboutPageOrder = z.strictObject({
  path: z.string().max(80).refine(isFitPath, 'path-unfit'),
  texts,
  ...confirmable,
});

/** Creates a page about the paper at a path of its own. @throws {Refusal} `slug-taken`, `page-unfit` */
export async function addAboutPage(
  actor: AnyActor,
  order: z.output<typeof addAboutPageOrder>,
): Promise<{ id: AboutPageId }> {
  allow(actor, 'about.change');
  const { confirmation, ...page } = order;
  refuseUnfit(page.texts);
  return inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'about.change');
    await checkConfirmation(tx, actor, { act: 'about.change', subject: null, confirmation });
    const [made] = await tx
      .insert(aboutPage)
      .values({ ...page, position: sql`(select coalesce(max(position), 0) + 1 from about_page)` })
      .onConflictDoNothing({ target: aboutPage.path })
      .returning({ id: aboutPage.id });
    if (!made) throw new Refusal('slug-taken', { slug: order.path });
    await record(tx, actor, 'about-page.added', { is: 'about-page', id: made.id }, { name: order.path });
    await invalidate(tx, everyPage);
    return made;
  });
}

export const writeAboutPageOrder = z.strictObject({
  id,
  version: z.int().positive(),
  texts,
  /** the texts that the person saw: with them concurrent changes are merged by language and field instead of refused */
  was: seenTexts.optional(),
  ...confirmable,
});

/**
 * Replaces the page's texts. @throws {Refusal} `field-changed`; without `was`, `changed-meanwhile` when it is not at
 * this version; `page-unfit`
 */
export async function writeAboutPage(
  actor: AnyActor,
  order: z.output<typeof writeAboutPageOrder>,
): Promise<{ version: number }> {
  allow(actor, 'about.change');
  refuseUnfit(order.texts);
  return inTransaction(async (tx) => {
    const was = await lockConfirmed(tx, actor, order);
    if (!order.was && was.version !== order.version) throw new Refusal('changed-meanwhile');
    const now = { texts: was.texts };
    const change = await mergeOrder<typeof now>(
      tx,
      { is: 'about-page', id: was.id },
      { was: order.was && { texts: order.was }, now, wanted: { texts: order.texts }, shape: { texts } },
    );
    if (!change.texts) return { version: was.version };
    const version = was.version + 1;
    await tx.update(aboutPage).set({ texts: change.texts, version }).where(eq(aboutPage.id, was.id));
    const parts = changedParts<typeof now>(now, change);
    await record(
      tx,
      actor,
      'about-page.changed',
      { is: 'about-page', id: was.id },
      { name: was.path, parts },
    );
    await invalidate(tx, everyPage);
    return { version };
  });
}

export const removeAboutPageOrder = z.strictObject({ id, version: z.int().positive(), ...confirmable });

/** Removes the page for readers; its earlier texts stay in the database. @throws {Refusal} `changed-meanwhile` */
export async function removeAboutPage(
  actor: AnyActor,
  order: z.output<typeof removeAboutPageOrder>,
): Promise<void> {
  allow(actor, 'about.change');
  await inTransaction(async (tx) => {
    const was = await lockConfirmed(tx, actor, order);
    if (was.version !== order.version) throw new Refusal('changed-meanwhile');
    await tx.delete(aboutPage).where(eq(aboutPage.id, was.id));
    await record(tx, actor, 'about-page.removed', { is: 'about-page', id: was.id }, { name: was.path });
    await invalidate(tx, everyPage);
  });
}

export const previewAboutPageOrder = z.strictObject({ text });

/** Renders the text as readers would see it. @throws {Refusal} `page-unfit` */
export function previewAboutPage(actor: AnyActor, order: z.output<typeof previewAboutPageOrder>): Body {
  allow(actor, 'about.change');
  return readText(order.text);
}

async function lockConfirmed(
  tx: Transaction,
  actor: AnyActor,
  { id, confirmation, was: seen }: z.output<typeof removeAboutPageOrder> & { was?: object | undefined },
) {
  await reauthorize(tx, actor, 'about.change');
  const checked = {
    act: 'about.change',
    subject: { is: 'about-page', id },
    confirmation,
    was: seen,
  } as const;
  await claimRequest(tx, actor, checked);
  const was = await lock(tx, id);
  await refuseOldState(tx, actor, checked);
  return was;
}

async function lock(tx: Transaction, id: AboutPageId) {
  const [was] = await tx.select().from(aboutPage).where(eq(aboutPage.id, id)).for('update');
  if (!was) throw new Refusal('not-found');
  return was;
}

/** Every footer links to these pages, so a change invalidates every page. A trigger keeps the earlier texts. */
const everyPage = ['sections'];

function refuseUnfit(pageTexts: z.output<typeof texts>): void {
  for (const { text } of Object.values(pageTexts)) readText(text);
}

/** Parses Markdown without pictures, HTML or code; links follow the rules for stories. */
function readText(markdown: string): Body {
  try {
    return bodyFromMarkdown(markdown);
  } catch (error) {
    throw new Refusal('page-unfit', { problem: (error as Error).message.slice(0, 200) });
  }
}
