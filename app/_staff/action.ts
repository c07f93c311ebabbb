import { revalidatePath } from 'next/cache';
import type { ZodType, z } from 'zod';
import { currentActor } from '#app/_auth/currentActor.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type Confirmed, confirmed } from './confirmedAction.ts';
import { type ActionResult, runAction } from './runAction.ts';

type Work<Order extends [order?: unknown], T> = (actor: Actor, ...order: Order) => Promise<T> | T;
/** `rereads`: the page to read again with the answer, even with a refusal, which often means that it is outdated. */
type Options = { rereads?: string };

/** Runs work for the signed-in user, or refuses with `not-signed-in`: a redirect would lose the filled-in form. */
export async function runActionAs<T>(work: (actor: Actor) => Promise<T> | T): Promise<ActionResult<T>> {
  return runAction(async () => {
    const actor = await currentActor();
    if (!actor) throw new Refusal('not-signed-in');
    return work(actor);
  });
}

/** A server action for the signed-in user. Callers can send anything: `work` gets one argument and must check it. */
export function action<Order extends [order?: unknown], T>(
  work: Work<Order, T>,
  { rereads }: Options = {},
): (...order: Order) => Promise<ActionResult<T>> {
  return async (...received: Order) => {
    const answer = await runActionAs((actor) => work(actor, ...(received.slice(0, 1) as Order)));
    // The page no longer exists for a user who was demoted or signed out; its form must still show the refusal.
    if (rereads && (answer.ok || !['not-allowed', 'not-signed-in'].includes(answer.refused)))
      revalidatePath(rereads);
    return answer;
  };
}

/** An action of an act that needs confirmation: it refuses an order without one. */
export function confirmedAction<Order, T>(work: Work<[order: Order], T>, options?: Options) {
  type Input = unknown extends Order ? unknown : Confirmed<Order>;
  return action((actor: Actor, order: Input) => work(actor, confirmed(order as Order)), options);
}

/** Work that takes an unchecked order and parses it with its schema. */
export function parsed<Schema extends ZodType, T>(
  schema: Schema,
  work: Work<[order: z.output<Schema>], T>,
): Work<[order: unknown], T> {
  return (actor, order) => work(actor, schema.parse(order));
}
