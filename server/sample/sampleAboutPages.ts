import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { languages } from '#contracts/languages.ts';
import { listAboutPages } from '#editorial/aboutPages/aboutPageList.ts';
import { addAboutPageOrder } from '#editorial/aboutPages/aboutPageOrders.ts';
import { addAboutPage } from '#editorial/aboutPages/writingAboutPages.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { typographicMarks } from '#editorial/import/typography.ts';

const folder = new URL('../../db/sample/about/', import.meta.url);

/** Order of the links at the foot of every page. */
const order = ['about', 'corrections-policy', 'privacy', 'contact'];

/** Writes the sample paper's about pages; pages that an interrupted first start has written are kept. */
export async function writeAboutPages(): Promise<void> {
  const existing = new Set((await listAboutPages(systemActor)).map(({ path }) => path));
  const names = new Set((await readdir(folder)).filter((name) => name.endsWith('.md')));
  for (const name of order.map((each) => `${each}.md`).filter((each) => names.has(each))) {
    const page = readPage(name, await readFile(new URL(name, folder), 'utf8'));
    if (!existing.has(page.path)) await addAboutPage(systemActor, addAboutPageOrder.parse(page));
  }
}

/**
 * Parses a file: each language begins at a line `<!-- en -->`, followed by its title. @throws when the file has another
 * form
 */
function readPage(name: string, file: string): { path: string; texts: Record<string, object> } {
  const [head = '', ...parts] = file.split(/^<!-- ([\w-]+) -->\n/m);
  const path = /^path: (\S+)$/m.exec(head)?.[1];
  if (!path) throw new Error(`${name}: no path`);
  const texts: Record<string, object> = {};
  for (let at = 0; at < parts.length; at += 2) {
    const [, title, text] = /^# (.+)\n([\s\S]+)$/.exec(parts[at + 1] ?? '') ?? [];
    if (!title || !text) throw new Error(`${name}: no title in ${parts[at]}`);
    const language = z.enum(languages).parse(parts[at]);
    texts[language] = { title: typographicMarks(title, language), text: typographicMarks(text, language) };
  }
  return { path, texts };
}
