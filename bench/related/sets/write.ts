/** `node bench/related/sets/write.ts FOLDER [SET…]`: writes the labelled sets, one file for each set and language. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBriefs } from './briefs.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { writeFeatures } from './features.ts';
import { chineseLexicon } from './lexicon/chinese.ts';
import { englishLexicon } from './lexicon/english.ts';
import { writeUpdates } from './updates.ts';
import { writeSet } from './writing.ts';

type Written = { labels: string[] }[];
const sets: Record<string, () => Written> = {
  'related-en': () => writeSet(english, 11),
  'related-zh-CN': () => writeSet(chinese, 12),
  'briefs-en': () => writeBriefs(englishLexicon, 21),
  'briefs-zh-CN': () => writeBriefs(chineseLexicon, 22),
  'updates-en': () => writeUpdates(englishLexicon, 31),
  'updates-zh-CN': () => writeUpdates(chineseLexicon, 32),
  'features-en': () => writeFeatures(englishLexicon, 41),
  'features-zh-CN': () => writeFeatures(chineseLexicon, 42),
};

const [folder = '.', ...selected] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
for (const [name, write] of Object.entries(sets)) {
  if (selected.length > 0 && !selected.some((prefix) => name.startsWith(prefix))) continue;
  const lines = write();
  const file = join(folder, `${name}.jsonl`);
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const events = new Set(lines.flatMap(({ labels }) => labels));
  console.log(`${file}: ${lines.length} stories of ${events.size} events`);
}
