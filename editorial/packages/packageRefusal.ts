import { isRefusal, Refusal } from '#editorial/access/refusal.ts';

/**
 * Runs `work` on one item of a package. A refusal of the item becomes a refusal of the package: `name` is the item's
 * name, `problem` the reason, and the facts of that reason have the prefix `problem.`.
 * @throws {Refusal} `package-unfit`
 */
export async function refusePackageFor<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error) || error.reason === 'package-unfit') throw error;
    const facts = Object.entries(error.facts).map(([key, value]) => [`problem.${key}`, value] as const);
    throw new Refusal('package-unfit', { ...Object.fromEntries(facts), name, problem: error.reason });
  }
}
