import { theHouse } from '#editorial/actor';
import { importWire } from '#editorial/wire/importing';
import { importOrderOf } from '#editorial/wire/importOrders';
import { readWireText } from '#editorial/wire/wireText';
import { readSections } from '#editorial/wire/written';
import { type FileOrder, type Line, tell } from './lines.ts';

/** Imports a file of wire copy: its stories together, or none. They are filed in the paper's first section. */
export async function* importWireCopy({ name, content, release }: FileOrder): AsyncGenerator<Line> {
  const { articles, problems } = readWireText(content);
  for (const { line, why, text } of problems) yield { text: `${name}:${line}: ${why}: ${text}`, wrong: true };
  if (articles.length === 0) return;
  const made = await importWire(theHouse, importOrderOf(articles, await readSections()));
  // Those beside a story come first, so that it finds them live.
  const mainLast = articles.toSorted((a, b) => Number(a.relatedTo === null) - Number(b.relatedTo === null));
  for (const { key, line } of mainLast) {
    const one = made.find((candidate) => candidate.key === key);
    if (one) yield await tell(`${name}:${line}`, one, release);
  }
}
