import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Body } from '#body/body';
import { bodyFromMarkdown } from '#body/compose';
import { inTransaction, type Transaction } from '#db/pools';
import { aboutPage } from '#db/schema/about';
import { languages } from '#db/schema/filing';
import type { AboutPageId } from '#db/schema/ids';
import type { AnyActor } from '#editorial/actor';
import { line, sound } from '#editorial/orders';
import { allow } from '#editorial/policy';
import { announce, record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { isFitPath } from './addressing.ts';

const longest = 50_000; // characters

const text = z
  .string()
  .max(longest)
  .refine(sound, 'text-unfit')
  .transform((given) => given.replace(/\r\n?/g, '\n').normalize('NFC').trim());

/** A language without a title is one that the page does not speak. */
const texts = z
  .partialRecord(z.enum(languages), z.strictObject({ title: line(120), text }))
  .transform((given) => Object.fromEntries(Object.entries(given).filter(([, { title }]) => title !== '')))
  .refine((given) => Object.keys(given).length > 0, { message: 'title-missing' });

const id = z.coerce
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as AboutPageId);

export const addAboutPageOrder = z.strictObject({
  path: z.string().max(80).refine(isFitPath, 'path-unfit'),
  texts,
});

/** Opens a page about the paper at an address of its own. @throws {Refusal} `slug-taken`, `page-unfit` */
export async function addAboutPage(
  actor: AnyActor,
  order: z.output<typeof addAboutPageOrder>,
): Promise<{ id: AboutPageId }> {
  allow(actor, 'about.change');
  refuseUnfit(order.texts);
  return inTransaction(async (tx) => {
    const [made] = await tx
      .insert(aboutPage)
      .values({ ...order, position: sql`(select coalesce(max(position), 0) + 1 from about_page)` })
      .onConflictDoNothing({ target: aboutPage.path })
      .returning({ id: aboutPage.id });
    if (!made) throw new Refusal('slug-taken', { slug: order.path });
    await note(tx, actor, made.id, { name: order.path, what: 'added' });
    return made;
  });
}

export const writeAboutPageOrder = z.strictObject({ id, version: z.int().positive(), texts });

/** What the page says from now on. @throws {Refusal} `changed-meanwhile` when it is not at this version, `page-unfit` */
export async function writeAboutPage(
  actor: AnyActor,
  order: z.output<typeof writeAboutPageOrder>,
): Promise<{ version: number }> {
  allow(actor, 'about.change');
  refuseUnfit(order.texts);
  return inTransaction(async (tx) => {
    const was = await lock(tx, order.id);
    if (was.version !== order.version) throw new Refusal('changed-meanwhile');
    const version = was.version + 1;
    await tx.update(aboutPage).set({ texts: order.texts, version }).where(eq(aboutPage.id, was.id));
    await note(tx, actor, was.id, { name: was.path, what: 'changed' });
    return { version };
  });
}

export const removeAboutPageOrder = z.strictObject({ id, version: z.int().positive() });

/** Takes the page from the readers; what it said stays in the record. @throws {Refusal} `changed-meanwhile` */
export async function removeAboutPage(
  actor: AnyActor,
  order: z.output<typeof removeAboutPageOrder>,
): Promise<void> {
  allow(actor, 'about.change');
  await inTransaction(async (tx) => {
    const was = await lock(tx, order.id);
    if (was.version !== order.version) throw new Refusal('changed-meanwhile');
    await tx.delete(aboutPage).where(eq(aboutPage.id, was.id));
    await note(tx, actor, was.id, { name: was.path, what: 'removed' });
  });
}

export const previewAboutPageOrder = z.strictObject({ text });

/** The text as readers would see it. @throws {Refusal} `page-unfit` */
export function previewAboutPage(actor: AnyActor, order: z.output<typeof previewAboutPageOrder>): Body {
  allow(actor, 'about.change');
  return readText(order.text);
}

async function lock(tx: Transaction, id: AboutPageId) {
  const [was] = await tx.select().from(aboutPage).where(eq(aboutPage.id, id)).for('update');
  if (!was) throw new Refusal('not-found');
  return was;
}

/** Every page's foot names these pages, so all are made anew. What was said before is kept by a trigger. */
async function note(
  tx: Transaction,
  actor: AnyActor,
  id: AboutPageId,
  detail: Record<string, string>,
): Promise<void> {
  await record(tx, actor, 'about.change', { is: 'about-page', id }, detail);
  await announce(tx, ['sections']);
}

function refuseUnfit(given: z.output<typeof texts>): void {
  for (const { text } of Object.values(given)) readText(text);
}

/** Markdown without pictures, HTML or code; links as in stories. */
function readText(markdown: string): Body {
  try {
    return bodyFromMarkdown(markdown);
  } catch (error) {
    throw new Refusal('page-unfit', { problem: (error as Error).message.slice(0, 200) });
  }
}
