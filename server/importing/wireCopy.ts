import { asc } from 'drizzle-orm';
import { staff } from '#db/pools';
import { section } from '#db/schema/filing';
import { theHouse } from '#editorial/actor';
import { sectionIsKept } from '#editorial/bin/binFilters';
import { importWire } from '#editorial/wire/importing';
import { readWireText } from '#editorial/wire/wireText';
import { type FileOrder, type Line, tell } from './lines.ts';

/** Imports a file of wire copy: its stories together, or none. They are filed in the paper's first section. */
export async function* importWireCopy({ name, content, release }: FileOrder): AsyncGenerator<Line> {
  const { articles, problems } = readWireText(content);
  for (const { line, why, text } of problems) yield { text: `${name}:${line}: ${why}: ${text}`, wrong: true };
  if (articles.length === 0) return;
  const [first] = await staff()
    .select({ id: section.id })
    .from(section)
    .where(sectionIsKept)
    .orderBy(asc(section.position))
    .limit(1);
  const order = articles.map(({ blocks, ...rest }) => ({
    ...rest,
    sectionId: first?.id ?? null,
    blocks: blocks.map(({ kind, text }) => ({ kind, text })),
  }));
  const made = await importWire(theHouse, { articles: order });
  // Those beside a story come first, so that it finds them live.
  const mainLast = articles.toSorted((a, b) => Number(a.relatedTo === null) - Number(b.relatedTo === null));
  for (const { key, line } of mainLast) {
    const one = made.find((candidate) => candidate.key === key);
    if (one) yield await tell(`${name}:${line}`, one, release);
  }
}
