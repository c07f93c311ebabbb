import { staff } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';
import { type FrontStory, findNewest, readFrontStories, type Showing, showDraft } from './frontDraft.ts';
import { type FrontDraft, type FrontOrder, readFrontDraft } from './frontDraftRow.ts';
import { type FrontEntry, readFrontHistory } from './frontHistory.ts';
import { namedIn } from './frontLayout.ts';

/** Everything that the screen for arranging a front shows. */
export type FrontScreenData = {
  draft: FrontDraft;
  /** sent back with every act that needs confirmation */
  decidedOn: string;
  showing: Showing;
  newest: FrontStory[];
  history: FrontEntry[];
  /** the number before which the history continues; null: it is complete */
  before: number | null;
  /** the stories that the live release names */
  named: FrontStory[];
};

/** The present draft, what readers would see of it, and the state that acts on it send back as `decidedOn`. */
export async function readArrangedFront(
  actor: AnyActor,
  order: FrontOrder,
): Promise<Pick<FrontScreenData, 'draft' | 'decidedOn' | 'showing'>> {
  const { frontId } = await readFrontDraft(actor, order); // the first read creates it
  // Read first: a change during the following reads then makes `decidedOn` outdated instead of being missed.
  const decidedOn = await readDecisionState(staff(), { is: 'front', id: frontId });
  const draft = await readFrontDraft(actor, order);
  return { draft, decidedOn, showing: await showDraft(actor, draft) };
}

/** @throws {Refusal} `not-found` */
export async function readFrontScreen(actor: AnyActor, order: FrontOrder): Promise<FrontScreenData> {
  const { draft, decidedOn, showing } = await readArrangedFront(actor, order);
  const [newest, history] = await Promise.all([findNewest(actor, draft), readFrontHistory(actor, draft)]);
  const live = history.entries.find(({ is }) => is === 'live');
  const named = live ? await readFrontStories(namedIn(live.layout)) : [];
  return { draft, decidedOn, showing, newest, history: history.entries, before: history.before, named };
}
