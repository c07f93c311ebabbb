/** What `npm test` runs: everything that must hold, and a count at the end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ensureBrowser } from './setting/browser.ts';
import { preferMemoryFolder } from './setting/memoryFolder.ts';

type Count = { passed: number; failed: number };
type Step = {
  name: string;
  command: string[];
  /** reads how many promises held from the step's report */
  count?: () => Count;
};

const bin = (name: string) =>
  join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
/** A part of Playwright's report. */
type Suite = { suites?: Suite[]; specs?: { title: string; file: string; tests: { status: string }[] }[] };

const secondTries = (suites: Suite[] = []): string[] =>
  suites.flatMap(({ suites: inner, specs = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ title, file }) => `${file}: ${title}`),
    ...secondTries(inner),
  ]);
const report = (file: string) => JSON.parse(readFileSync(join('test-results', file), 'utf8'));

rmSync('test-results', { recursive: true, force: true });
const total: Count = { passed: 0, failed: 0 };
process.env.CHROMIUM_PATH ??= ensureBrowser();
preferMemoryFolder();
const sampleHome = mkdtempSync(join(tmpdir(), 'copydesk-sample-'));
process.once('exit', () => rmSync(sampleHome, { recursive: true, force: true }));
process.env.SAMPLE_FOLDER = join(sampleHome, 'sample');

const types: Step = { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.', '--incremental', 'false'] };
const lint: Step = { name: 'lint', command: [bin('biome'), 'ci', '--reporter=summary'] };
const unit: Step = {
  name: 'unit and database',
  command: [
    bin('vitest'),
    'run',
    '--reporter=dot',
    '--reporter=json',
    '--outputFile.json=test-results/unit.json',
  ],
  count: () => {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = report('unit.json');
    return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
  },
};
const build: Step = { name: 'build', command: [process.execPath, 'server/commands/build.ts'] };
const sample: Step = {
  name: 'sample edition',
  command: [process.execPath, 'e2e/setting/makeSample.ts', process.env.SAMPLE_FOLDER],
  count: () => ({ passed: 0, failed: 0 }), // it is no promise of its own
};
const endToEnd: Step = {
  name: 'end to end',
  command: [bin('playwright'), 'test'],
  count: () => {
    const { stats, errors, suites } = report('e2e.json');
    for (const title of secondTries(suites)) console.log(`  passed only at the second try: ${title}`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
  },
};

await run(types);
await run(lint);
// What end to end needs is made in the time that unit tests leave: theirs waits for a tenth of it.
const [isReady] = await Promise.all([makeReady(), run(unit)]);
// Without a build there is nothing to open in a browser.
if (isReady) await run(endToEnd);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function makeReady(): Promise<boolean> {
  if (!(await run(build, 'beside'))) return false;
  if (!(await run(sample, 'beside'))) delete process.env.SAMPLE_FOLDER; // end to end makes its own
  return true;
}

/** @returns whether nothing failed. `beside`: it yields the processors to others, and prints when it has ended. */
async function run({ name, command, count }: Step, how?: 'beside'): Promise<boolean> {
  const began = performance.now();
  const isBeside = how === 'beside';
  if (!isBeside) console.log(`\n— ${name}`);
  const [program = '', ...words] = command;
  const output = isBeside ? 'pipe' : 'inherit';
  const child = spawn(program, words, {
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
  });
  if (isBeside && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const said = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
  const [status] = await once(child, 'close').catch((error: Error) => [error.message]);
  if (isBeside) console.log(`\n— ${name}\n${(await Promise.all(said)).join('').trimEnd()}`);
  const counted = countOf(status, count);
  total.passed += counted.passed;
  total.failed += counted.failed;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`  ${name}: ${counted.passed} passed, ${counted.failed} failed, ${seconds} s`);
  return counted.failed === 0;
}

function countOf(status: number | string | null, count: Step['count']): Count {
  const one = status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!count) return one;
  try {
    const counted = count();
    return status === 0 ? counted : { ...counted, failed: Math.max(1, counted.failed) };
  } catch {
    return one;
  }
}
