import type { AnyActor } from '#editorial/actor';
import { type FrontDraft, type FrontOrder, readFrontDraft } from './drafting.ts';
import { namedIn } from './layout.ts';
import { type FrontStory, findNewest, findStories, type Showing, showDraft } from './showing.ts';
import { type FrontEntry, readFrontHistory } from './telling.ts';

/** All that is needed to arrange a front. */
export type FrontRoom = {
  draft: FrontDraft;
  showing: Showing;
  newest: FrontStory[];
  history: FrontEntry[];
  /** the number from which the history goes on; null: it is whole */
  before: number | null;
  /** the stories that the live release names */
  named: FrontStory[];
};

/** @throws {Refusal} `not-found` */
export async function readFrontRoom(actor: AnyActor, order: FrontOrder): Promise<FrontRoom> {
  const draft = await readFrontDraft(actor, order);
  const [showing, newest, history] = await Promise.all([
    showDraft(actor, draft),
    findNewest(actor, draft),
    readFrontHistory(actor, draft),
  ]);
  const live = history.entries.find(({ is }) => is === 'live');
  const named = live ? await findStories(namedIn(live.layout)) : [];
  return { draft, showing, newest, history: history.entries, before: history.before, named };
}
