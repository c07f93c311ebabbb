import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Figure, Measured } from './figures.ts';
import type { Scene } from './scene.ts';
import { createWords, dice } from './words.ts';

/** Articles per second by the command, from its first byte of life to its last line. */
export async function measureImport({ running, quick }: Scene): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-lines-'));
  const count = quick ? 50 : 1_000;
  const figures: Figure[] = [];
  for (const [at, options] of [[], ['--release']].entries()) {
    const file = join(folder, `${at}.jsonl`);
    await writeFile(file, linesToImport(count, at + 1));
    const { made, wrong, seconds } = await runImport({ DATA_DIR: running.dataDir, DATABASE_URL: '' }, [
      file,
      ...options,
    ]);
    const what = options.length ? 'imported and released' : 'imported as drafts';
    const note = `${made} in ${seconds.toFixed(1)} s${wrong ? `, ${wrong} refused` : ''}`;
    figures.push({ what, value: made / seconds, unit: 'articles/s', note });
  }
  await rm(folder, { recursive: true });
  return {
    title: 'Import',
    how: `\`npm run import\` of JSON lines into the running paper: ${count} articles of 150 to 300 words, three in ten Chinese, one after another, its own start included; at most 45 s each.`,
    figures,
  };
}

/** So many articles of JSON lines; others for another seed. */
export function linesToImport(count: number, seed: number): string {
  const random = dice(seed);
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

/** Runs the command on the database that the variables name, for at most 45 s. */
export async function runImport(variables: Record<string, string>, words: string[]) {
  const began = performance.now();
  const child = spawn('npm', ['run', '-s', 'import', '--', ...words], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
    detached: process.platform !== 'win32', // so that npm and what it runs can be ended together
  });
  const late = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGTERM'), 45_000);
  let made = 0;
  let wrong = 0;
  let last = began;
  for await (const line of createInterface({ input: child.stdout })) {
    if (/\t(draft|released \d+)\t/.test(line)) made++;
    else wrong++;
    last = performance.now();
  }
  clearTimeout(late);
  return { made, wrong, seconds: (last - began) / 1000 };
}
