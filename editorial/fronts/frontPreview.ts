import type { FrontId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type Front, readFront } from '#editorial/readerQueries/liveFront.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { besideList, readSectionFront } from '#editorial/readerQueries/sectionFront.ts';
import { readSection } from '#editorial/readerQueries/storyLists.ts';
import { findEmbargoedCandidates } from './embargoedCandidates.ts';
import { readFrontDraft } from './frontDraftRow.ts';
import { findFront } from './frontHistory.ts';
import { namedIn } from './frontLayout.ts';

export type FrontPreview = { language: Language } & (
  | { is: 'front'; front: Front }
  | ({ is: 'section' } & Pick<NonNullable<Awaited<ReturnType<typeof readSection>>>, 'of' | 'page'> & {
        front: NonNullable<Awaited<ReturnType<typeof readSectionFront>>>;
      })
);

/**
 * What readers would get if a front's draft were released now; `withComing`, once its stories under embargo are live.
 * @throws {Refusal} `not-found`
 */
export async function previewFront(
  actor: AnyActor,
  { frontId, withComing = false }: { frontId: FrontId; withComing?: boolean },
): Promise<FrontPreview> {
  allow(actor, 'front.read');
  const found = await findFront(actor, frontId);
  if (!found) throw new Refusal('not-found');
  const { language, sectionId, layout } = await readFrontDraft(actor, found);
  const coming = withComing ? await findEmbargoedCandidates(actor, namedIn(layout)) : [];
  const order = { language, layout, coming };
  if (sectionId === null) return { is: 'front', language, front: await readFront(order) };
  const [list, front] = await Promise.all([
    readSection(found.section ?? '', { language }),
    readSectionFront({ sectionId, ...order }),
  ]);
  if (!list || !front) throw new Refusal('not-found');
  return { is: 'section', language, of: list.of, page: besideList(list.page, front), front };
}
