import type { Confirmation } from '#contracts/confirmation.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { confirmation } from '#editorial/confirmation/confirmationSchema.ts';

/** The input of an action for an act that needs confirmation. */
export type Confirmed<Order> = Order & { confirmation: Confirmation };

/**
 * Checks that the input of an act that needs confirmation has a confirmation; without one it did not come from our
 * form. The domain function checks the confirmation itself, in the act's own transaction. @throws {Refusal}
 * `confirmation-missing`
 */
export function confirmed<Order>(order: Order): Order {
  const received = (order as { confirmation?: unknown } | null | undefined)?.confirmation;
  if (!confirmation.safeParse(received).success) throw new Refusal('confirmation-missing');
  return order;
}
