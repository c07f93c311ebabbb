/** `npm test`: runs all checks and tests one step after another and prints the totals. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './setting/browser.ts';
import { preferMemoryFolder } from './setting/memoryFolder.ts';

type Count = { passed: number; failed: number };
type Step = {
  name: string;
  command: string[] /** reads the numbers of passed and failed tests from the step's report */;
  count?: () => Count;
};

const bin = (name: string) =>
  join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
/** A suite in Playwright's JSON report. */
type Suite = { suites?: Suite[]; specs?: { title: string; file: string; tests: { status: string }[] }[] };

const flakyTests = (suites: Suite[] = []): string[] =>
  suites.flatMap(({ suites: inner, specs = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ title, file }) => `${file}: ${title}`),
    ...flakyTests(inner),
  ]);
const report = (file: string) => JSON.parse(readFileSync(join('test-results', file), 'utf8'));

const steps: Step[] = [
  { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.', '--incremental', 'false'] },
  { name: 'lint', command: [bin('biome'), 'ci', '--reporter=summary'] },
  {
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
  },
  { name: 'build', command: [process.execPath, 'server/commands/build.ts'] },
  {
    name: 'end to end',
    command: [bin('playwright'), 'test'],
    count: () => {
      const { stats, errors, suites } = report('e2e.json');
      for (const title of flakyTests(suites)) console.log(`  passed only at the second try: ${title}`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
    },
  },
];

rmSync('test-results', { recursive: true, force: true });
const total: Count = { passed: 0, failed: 0 };
process.env.CHROMIUM_PATH ??= ensureBrowser();
preferMemoryFolder();
for (const { name, command, count } of steps) {
  const began = performance.now();
  console.log(`\n— ${name}`);
  const [program = '', ...args] = command;
  const { status } = spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const counted = countOf(status, count);
  total.passed += counted.passed;
  total.failed += counted.failed;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`  ${name}: ${counted.passed} passed, ${counted.failed} failed, ${seconds} s`);
  // Without a build there is nothing to open in a browser.
  if (name === 'build' && counted.failed > 0) break;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function countOf(status: number | null, count: Step['count']): Count {
  const wholeStep = status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!count || !existsSync('test-results')) return wholeStep;
  try {
    const counted = count();
    return status === 0 ? counted : { ...counted, failed: Math.max(1, counted.failed) };
  } catch {
    return wholeStep;
  }
}
