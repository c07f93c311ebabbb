import { currentActor } from '#app/_auth/currentActor.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type ActionResult, runAction } from './runAction.ts';

/**
 * Runs an action's work for the signed-in user. Without one it refuses with `not-signed-in` rather than redirect: the
 * form stays as it was filled in, and can be sent again after signing in.
 */
export async function runActionAs<T>(work: (actor: Actor) => Promise<T> | T): Promise<ActionResult<T>> {
  return runAction(async () => {
    const actor = await currentActor();
    if (!actor) throw new Refusal('not-signed-in');
    return work(actor);
  });
}

/**
 * Whether the page of an action may be read again with its answer. For somebody who was demoted or signed out meanwhile
 * the page is gone; then the refusal must still be read.
 */
export const mayShowAgain = (answered: ActionResult<unknown>): boolean =>
  answered.ok || (answered.refused !== 'not-allowed' && answered.refused !== 'not-signed-in');
