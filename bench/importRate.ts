import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Figure, Measured } from './figures.ts';
import type { Scene } from './scene.ts';
import { createWords, seededRandom } from './words.ts';

/** Articles per second of `npm run import`, from its start to its last line of output. */
export async function measureImport({ running, quick }: Scene): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-lines-'));
  const count = quick ? 50 : 1_000;
  const figures: Figure[] = [];
  for (const [at, options] of [[], ['--release']].entries()) {
    const file = join(folder, `${at}.jsonl`);
    await writeFile(file, linesToImport(count, at + 1));
    const { imported, refused, seconds } = await runImport({ DATA_DIR: running.dataDir, DATABASE_URL: '' }, [
      file,
      ...options,
    ]);
    const what = options.length ? 'imported and released' : 'imported as drafts';
    const note = `${imported} in ${seconds.toFixed(1)} s${refused ? `, ${refused} refused` : ''}`;
    figures.push({ what, value: imported / seconds, unit: 'articles/s', note });
  }
  await rm(folder, { recursive: true });
  return {
    title: 'Import',
    how: `\`npm run import\` of JSON Lines into the running paper, start of the command included: ${count} articles of 150 to 300 words, 30 % of them Chinese, imported in sequence; each run is stopped after 45 s.`,
    figures,
  };
}

/** `count` articles as JSON Lines. The same seed gives the same articles. */
export function linesToImport(count: number, seed: number): string {
  const random = seededRandom(seed);
  const words = { en: createWords(random, 'en'), 'zh-CN': createWords(random, 'zh-CN') };
  const line = (_: unknown, at: number) => {
    const language = random() < 0.3 ? 'zh-CN' : 'en';
    const { headline, paragraph, pick } = words[language];
    return JSON.stringify({
      id: `bench-${seed}-${at}`,
      headline: `${headline()} ${seed}${at}`,
      standfirst: paragraph(12),
      body: Array.from({ length: 3 + Math.floor(random() * 4) }, () => paragraph(42)).join('\n\n'),
      section: pick(['city', 'innovation', 'culture', 'sport']),
      topics: [pick(['Ferries', 'Budget', 'Schools', 'Energy']), pick(['Winter', 'Harbour', 'Museums'])],
      authors: ['Bench Author'],
      language,
      released_at: new Date(Date.UTC(2020, 0, 1) + at * 3_600_000).toISOString(),
    });
  };
  return Array.from({ length: count }, line).join('\n');
}

/** Runs `npm run import` with these environment variables and arguments, and stops it after 45 s. */
export async function runImport(variables: Record<string, string>, args: string[]) {
  const began = performance.now();
  const child = spawn('npm', ['run', '-s', 'import', '--', ...args], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
    detached: process.platform !== 'win32', // so that npm and its children can be killed together
  });
  const timeout = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGTERM'), 45_000);
  let imported = 0;
  let refused = 0;
  let last = began;
  for await (const line of createInterface({ input: child.stdout })) {
    if (/\t(draft|released \d+)\t/.test(line)) imported++;
    else refused++;
    last = performance.now();
  }
  clearTimeout(timeout);
  return { imported, refused, seconds: (last - began) / 1000 };
}
