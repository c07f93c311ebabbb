import { inSnapshot, staff } from '#db/pools.ts';
import { asc, eq } from '#db/query.ts';
import { type AboutTexts, aboutPage } from '#db/schema/about.ts';
import type { AboutPageId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';

export type AboutPageRow = { id: AboutPageId; path: string; texts: AboutTexts; version: number; since: Date };

const { id, path, texts, version, since } = aboutPage;
const columns = { id, path, texts, version, since };

/** The pages about the paper, for staff. @throws {Refusal} `not-allowed` */
export async function listAboutPages(actor: AnyActor): Promise<AboutPageRow[]> {
  allow(actor, 'about.read');
  return staff().select(columns).from(aboutPage).orderBy(asc(aboutPage.position), asc(aboutPage.id));
}

/** A page; null if none has that id. `decidedOn` is sent back with every act that needs confirmation. */
export async function findAboutPage(
  actor: AnyActor,
  id: number,
): Promise<(AboutPageRow & { decidedOn: string }) | null> {
  allow(actor, 'about.read');
  return inSnapshot(async (tx) => {
    const isPage = eq(aboutPage.id, id as AboutPageId);
    const [page] = await tx.select(columns).from(aboutPage).where(isPage);
    return page ? { ...page, decidedOn: await readDecisionState(tx, { is: 'about-page', id }) } : null;
  });
}
