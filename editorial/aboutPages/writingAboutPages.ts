import type { z } from 'zod';
import type { Body } from '#body/bodyTypes.ts';
import { bodyFromMarkdown } from '#body/composeBody.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { type AboutTexts, aboutPage } from '#db/schema/about.ts';
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
import { authorizedTransaction, reauthorize } from '#editorial/people/reauthorization.ts';
import { changedParts, mergeOrder } from '#editorial/threeWayMerge.ts';
import {
  aboutTexts,
  type addAboutPageOrder,
  type previewAboutPageOrder,
  type removeAboutPageOrder,
  type writeAboutPageOrder,
} from './aboutPageOrders.ts';

/** Creates a page about the paper at a path of its own. @throws {Refusal} `slug-taken`, `page-unfit` */
export async function addAboutPage(
  actor: AnyActor,
  order: z.output<typeof addAboutPageOrder>,
): Promise<{ id: AboutPageId }> {
  allow(actor, 'about.change');
  const { confirmation, ...page } = order;
  refuseUnfit(page.texts);
  return authorizedTransaction(actor, 'about.change', async (tx) => {
    await checkConfirmation(tx, actor, { act: 'about.change', subject: null, confirmation });
    const [created] = await tx
      .insert(aboutPage)
      .values({ ...page, position: sql`(select coalesce(max(position), 0) + 1 from about_page)` })
      .onConflictDoNothing({ target: aboutPage.path })
      .returning({ id: aboutPage.id });
    if (!created) throw new Refusal('slug-taken', { slug: order.path });
    await record(tx, actor, 'about-page.added', { is: 'about-page', id: created.id }, { name: order.path });
    await invalidate(tx, everyPage);
    return created;
  });
}

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
    const subject = { is: 'about-page', id: was.id } as const;
    const seen = order.was && { texts: order.was };
    const [wanted, shape] = [{ texts: order.texts }, { texts: aboutTexts }];
    const change = await mergeOrder<typeof now>(tx, subject, { was: seen, now, wanted, shape });
    if (!change.texts) return { version: was.version };
    const version = was.version + 1;
    await tx.update(aboutPage).set({ texts: change.texts, version }).where(eq(aboutPage.id, was.id));
    const parts = changedParts<typeof now>(now, change);
    await record(tx, actor, 'about-page.changed', subject, { name: was.path, parts });
    await invalidate(tx, everyPage);
    return { version };
  });
}

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

/** Renders the text as readers would see it. @throws {Refusal} `page-unfit` */
export function previewAboutPage(actor: AnyActor, order: z.output<typeof previewAboutPageOrder>): Body {
  allow(actor, 'about.change');
  return readText(order.text);
}

/** Locks the page, after checking the actor's rights and the confirmation. */
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
  const [was] = await tx.select().from(aboutPage).where(eq(aboutPage.id, id)).for('update');
  if (!was) throw new Refusal('not-found');
  await refuseOldState(tx, actor, checked);
  return was;
}

/** Every footer links to these pages, so a change invalidates every page. A trigger keeps the earlier texts. */
const everyPage = ['sections'];

function refuseUnfit(texts: AboutTexts): void {
  for (const { text } of Object.values(texts)) readText(text);
}

/** Parses Markdown without pictures, HTML or code; links follow the rules for stories. */
function readText(markdown: string): Body {
  try {
    return bodyFromMarkdown(markdown);
  } catch (error) {
    throw new Refusal('page-unfit', { problem: (error as Error).message.slice(0, 200) });
  }
}
