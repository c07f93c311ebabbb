import { inTransaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { isRefusal, orRefusal, Refusal } from '#editorial/access/refusal.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';
import { type AssetUse, findUses } from '#editorial/media/assetUses.ts';
import { binKinds } from './binKinds.ts';
import { mayDelete, type RestoreOrder, restoreOrder } from './movingToBin.ts';

/** The data of the dialog before a row is moved to the bin. */
export type DeletionForecast = {
  /** empty: it has no name yet */
  name: string;
  /** sent back with the order, so that a decision based on an old state is refused */
  decidedOn: string;
  /** the refusal that moving it to the bin would get now; null: none */
  refused: Pick<Refusal, 'reason' | 'facts'> | null;
  /** where a picture is used; empty for other subjects */
  uses: AssetUse[];
};

/** Runs the checks of `moveToBin` without changing anything. @throws {Refusal} `not-found`, `in-bin` */
export async function forecastDeletion(actor: AnyActor, order: RestoreOrder): Promise<DeletionForecast> {
  allow(actor, 'bin.read');
  const { subject, id } = restoreOrder.parse(order);
  const kind = binKinds[subject];
  return inTransaction(async (tx) => {
    const decidedOn = await readDecisionState(tx, { is: subject, id });
    const locked = await kind.lock(tx, id);
    if (!locked) throw new Refusal('not-found');
    if (locked.deletedAt) throw new Refusal('in-bin');
    const outcome = mayDelete(actor, kind, locked)
      ? await orRefusal(() => kind.refuseIfUsed(tx, id))
      : new Refusal(kind.isPersonal ? 'made-by-others' : 'not-allowed');
    const refused = isRefusal(outcome) ? { reason: outcome.reason, facts: outcome.facts } : null;
    const uses = subject === 'asset' && refused?.reason === 'in-use' ? await findUses(tx, id) : [];
    return { name: locked.name, decidedOn, refused, uses };
  });
}
