import type { Body } from '#body/bodyTypes.ts';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import { resolveSuggestions } from '#body/suggestions/resolvingSuggestions.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { fitBody } from '#editorial/drafts/draftUpdates.ts';
import { loadDraftNotInBin } from '#editorial/drafts/loadedDraft.ts';

export type AcceptedPreview = { headline: string; standfirst: string; body: Body };

/**
 * The text of a draft as if all suggestions were accepted. Changes nothing.
 * @throws {Refusal} `not-found`, `in-bin`, `body-unfit`
 */
export async function previewAccepted(actor: AnyActor, articleId: ArticleId): Promise<AcceptedPreview> {
  allow(actor, 'article.preview');
  const ydoc = draftOf((await loadDraftNotInBin(articleId)).state);
  resolveSuggestions(ydoc, () => true, 'accepted');
  const { headline, standfirst, body } = readDraft(ydoc);
  return { headline, standfirst, body: fitBody(body) };
}
