import { instantOfWallTime, isWallTime } from '#contracts/zonedTime.ts';
import type { Transaction } from '#db/pools.ts';
import { paper } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { instantShape } from '#editorial/inputSchemas.ts';

const hasOffset = (text: string): boolean => /(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(text);

/**
 * Reads the times of a wire. One without an offset is by the paper's zone, never by the process's; of an hour that is
 * repeated it is the second.
 * @throws {Refusal} `malformed`
 */
export async function readWireTimes(tx: Transaction, texts: (string | null)[]): Promise<(Date | null)[]> {
  if (texts.every((text) => text === null)) return texts.map(() => null);
  const [{ zone } = { zone: 'UTC' }] = await tx.select({ zone: paper.zone }).from(paper);
  return texts.map((text) => (text === null ? null : readTime(text, zone)));
}

function readTime(text: string, zone: string): Date {
  const time = isWallTime(text) ? instantOfWallTime(text, zone, 'later') : hasOffset(text) && text;
  const read = instantShape.safeParse(time || undefined);
  if (!read.success) throw new Refusal('malformed', { field: 'releasedAt' });
  return read.data;
}
