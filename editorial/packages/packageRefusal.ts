import { isRefusal, Refusal } from '#editorial/access/refusal.ts';

/**
 * Runs what may refuse one item of a package, and refuses the package instead: `name` is the item's, `problem` the
 * reason, and that reason's own facts follow under `problem.…`.
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
