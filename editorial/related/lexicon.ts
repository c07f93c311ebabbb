import { z } from 'zod';
import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { and, asc, eq, sql } from '#db/query.ts';
import type { NameId } from '#db/schema/ids.ts';
import { lexiconName } from '#db/schema/related.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { language, line } from '#editorial/inputSchemas.ts';
import { hasHan } from '#editorial/search/searchWords.ts';

/** Languages written without spaces between words: only these use the lexicon. */
const ungapped: readonly Language[] = ['zh-CN'];

export const addNameOrder = z.object({
  language: language.refine((each) => ungapped.includes(each), 'malformed'),
  name: line(40).refine(
    (name) => name.length >= 2 && !/[^\p{L}\p{N}·]/u.test(name) && hasHan(name),
    'text-unfit',
  ),
});
export type AddNameOrder = z.input<typeof addNameOrder>;

/**
 * Adds a name for segmentation, from the next release on. Earlier releases are still found by bigrams. @throws
 * {Refusal} `name-taken`
 */
export async function addName(actor: AnyActor, order: AddNameOrder): Promise<{ id: NameId }> {
  allow(actor, 'lexicon.change');
  const { language, name } = addNameOrder.parse(order);
  return inTransaction(async (tx) => {
    const [created] = await tx
      .insert(lexiconName)
      .values({ language, name, addedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: lexiconName.id });
    if (!created) throw new Refusal('name-taken', { name });
    await record(tx, actor, 'name.added', { is: 'name', id: created.id }, { name });
    return created;
  });
}

export const removeNameOrder = z.object({
  id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});

/** @throws {Refusal} `not-found` */
export async function removeName(actor: AnyActor, order: z.input<typeof removeNameOrder>): Promise<void> {
  allow(actor, 'lexicon.change');
  const { id } = removeNameOrder.parse(order);
  await inTransaction(async (tx) => {
    const [removed] = await tx
      .delete(lexiconName)
      .where(eq(lexiconName.id, id as NameId))
      .returning({ name: lexiconName.name });
    if (!removed) throw new Refusal('not-found');
    await record(tx, actor, 'name.removed', { is: 'name', id }, { name: removed.name });
  });
}

export const listNamesOrder = z.object({ language, typed: line(40).default('') });

/** The names of a language that contain the typed text, at most 500, in code point order. */
export async function listNames(actor: AnyActor, order: z.input<typeof listNamesOrder>) {
  allow(actor, 'lexicon.read');
  const { language, typed } = listNamesOrder.parse(order);
  const isMatching = sql`(position(${typed} in ${lexiconName.name}) > 0 or ${typed} = '')`;
  return staff()
    .select({ id: lexiconName.id, name: lexiconName.name, addedAt: lexiconName.addedAt })
    .from(lexiconName)
    .where(and(eq(lexiconName.language, language), isMatching))
    .orderBy(asc(lexiconName.name))
    .limit(500);
}

/** The present names for segmenting text of a language. */
export const readLexicon = (of: Language): Promise<string[]> => readNames(staff(), of);

/** Like `readLexicon`, in a transaction. */
export async function readNames(tx: Pick<Transaction, 'select'>, of: Language): Promise<string[]> {
  if (!ungapped.includes(of)) return [];
  const isOfLanguage = eq(lexiconName.language, of);
  const rows = await tx.select({ name: lexiconName.name }).from(lexiconName).where(isOfLanguage);
  return rows.map(({ name }) => name);
}
