import type { Confirmation } from '#contracts/confirmation.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { confirmation } from '#editorial/confirmation/confirmationSchema.ts';

/** The order of an act that needs confirmation, as an action takes it. */
export type Confirmed<Order> = Order & { confirmation: Confirmation };

/**
 * Refuses the order of an act that needs confirmation when it has none: it did not come from a form that asked. The
 * domain function then checks the confirmation in the act's own transaction.
 * @throws {Refusal} `confirmation-missing`
 */
export function confirmed<Order>(order: Order): Order {
  const given = (order as { confirmation?: unknown } | null | undefined)?.confirmation;
  if (!confirmation.safeParse(given).success) throw new Refusal('confirmation-missing');
  return order;
}
