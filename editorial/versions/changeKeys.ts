import { createHash } from 'node:crypto';
import { blockTypes } from '#body/blocks/blockRegistry.ts';
import type { BlockChange } from '#body/comparison/changeTypes.ts';

/**
 * A key for each change of a comparison, by its content, so that a change is found again after others changed other
 * passages; null: an unchanged block, or a change that cannot be
 * taken back alone. Of equal changes, the second has another number than the first.
 */
export function changeKeysOf(changes: BlockChange[]): (string | null)[] {
  const counts = new Map<string, number>();
  return changes.map((change) => {
    if (!isRestorable(change)) return null;
    const hash = createHash('sha256').update(JSON.stringify(change)).digest('hex').slice(0, 32);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}-${count}`;
  });
}

/** What was put into a quote or list, or taken out of one, is moved by hand, and so is the text of a label. */
const isRestorable = (change: BlockChange): boolean =>
  !labelKinds.has(change.kind) &&
  (change.is === 'changed'
    ? change.kind !== 'doc' && !change.details?.some(({ is }) => nesting.has(is))
    : change.is !== 'same');

const labelKinds = new Set<string | undefined>(blockTypes.map(({ label }) => label?.kind));
const nesting = new Set<string>(['wrapped', 'unwrapped', 'indented', 'outdented']);
