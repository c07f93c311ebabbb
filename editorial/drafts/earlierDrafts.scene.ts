import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { asEarlierBody, earlierUpdate } from '#body/earlierPictures.fixture.ts';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { deriveDraft } from './derivedColumns.ts';
import { appendToDraft } from './draftUpdates.ts';
import { loadDraft } from './loadedDraft.ts';

/** The schema before captions had marks. */
export const EARLIER_SCHEMA = 2;

/** For tests: adds a picture to the end of a draft as an editor of schema version 2 did, and derives it as it was then. */
export async function writeEarlierFigure(articleId: ArticleId, figure: BodyNode): Promise<void> {
  const ofDraft = eq(draft.articleId, articleId);
  await staff().update(draft).set({ schemaVersion: EARLIER_SCHEMA }).where(ofDraft);
  const update = earlierUpdate((await loadDraft(articleId)).state, figure);
  await appendToDraft(systemActor, { articleId, update, schemaVersion: EARLIER_SCHEMA });
  await deriveDraft(articleId);
  const [derived] = await staff().select({ body: draft.body }).from(draft).where(ofDraft);
  await staff()
    .update(draft)
    .set({ body: asEarlierBody(derived?.body as Body) })
    .where(ofDraft);
}
