/** `node bench/related/sets/write.ts FOLDER`: writes the labelled sets, one file a language. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { writeSet } from './writing.ts';

const folder = process.argv[2] ?? '.';
await mkdir(folder, { recursive: true });
for (const [world, seed] of [
  [english, 11],
  [chinese, 12],
] as const) {
  const lines = writeSet(world, seed);
  const file = join(folder, `related-${world.language}.jsonl`);
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  console.log(
    `${file}: ${lines.length} stories of ${new Set(lines.flatMap(({ labels }) => labels)).size} events`,
  );
}
