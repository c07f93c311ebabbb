import { currentActor } from '#app/_auth/currentActor.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type ActionResult, runAction } from './runAction.ts';

/**
 * Runs an action for the signed-in user. If nobody is signed in, it refuses with `not-signed-in` instead of
 * redirecting: the form stays filled in and can be sent again after sign-in.
 */
export async function runActionAs<T>(work: (actor: Actor) => Promise<T> | T): Promise<ActionResult<T>> {
  return runAction(async () => {
    const actor = await currentActor();
    if (!actor) throw new Refusal('not-signed-in');
    return work(actor);
  });
}

/**
 * Whether the page may be refreshed together with the action's answer. For a user who was demoted or signed out
 * meanwhile the page no longer exists, so the refusal must be shown on the old page.
 */
export const mayShowAgain = (answered: ActionResult<unknown>): boolean =>
  answered.ok || (answered.refused !== 'not-allowed' && answered.refused !== 'not-signed-in');
