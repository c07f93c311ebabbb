import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fromLine } from './agentMessages.ts';
import { type Compared, compareFigures, comparisonText } from './comparedFigures.ts';
import type { Measured } from './figures.ts';
import { describeMachine } from './machine.ts';

type Agent = { next(): Promise<Measured>; measure(name: string): Promise<Measured>; end(): Promise<void> };

/**
 * Measures this build and the one in `folder` in turn, so that both have the same machine, and prints the median and
 * spread of each figure. Both run throughout; which one is measured first alternates.
 * @param folder a checkout with installed packages, and with a bench that has `measuringAgent.ts`
 */
export async function compareBuilds(folder: string, names: string[], turns: number): Promise<void> {
  if (!existsSync(join(folder, 'bench/measuringAgent.ts')))
    throw new Error(`${folder} is no checkout of Copydesk, or an older one that cannot be compared.`);
  const before = startAgent(folder);
  const results = { before: [await before.next()], after: [] as Measured[] };
  const after = startAgent(join(import.meta.dirname, '..'));
  results.after.push(await after.next());
  const measureInto = async (agent: Agent, list: Measured[], name: string) =>
    void list.push(await agent.measure(name));
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      const pair = [
        () => measureInto(before, results.before, name),
        () => measureInto(after, results.after, name),
      ];
      for (const measure of turn % 2 === 0 ? pair : pair.toReversed()) await measure();
    }
    console.error(`turn ${turn + 1} of ${turns}`);
  }
  await Promise.all([before.end(), after.end()]);
  const compared: Compared[] = compareFigures(results.before, results.after);
  console.log(comparisonText(compared));
  for (const [build, list] of Object.entries(results))
    for (const { title, skipped } of list)
      if (skipped) console.log(`${build}, ${title}: not measured, ${skipped}`);
  const report = { date: new Date().toISOString(), machine: describeMachine(), turns, compared };
  writeFileSync(join(import.meta.dirname, 'comparison.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log('\nAlso in bench/comparison.json');
}

function startAgent(folder: string): Agent {
  const child = spawn(process.execPath, ['bench/measuringAgent.ts'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  async function next(): Promise<Measured> {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The bench in ${folder} ended early.`);
      const measured = fromLine(value);
      if (measured) return measured;
    }
  }
  return {
    next,
    measure(name) {
      child.stdin.write(`${name}\n`);
      return next();
    },
    async end() {
      child.stdin.end();
      if (child.exitCode === null) await new Promise((done) => child.once('exit', done));
    },
  };
}
