/** `npm run nodes`: several nodes of one paper behind one proxy, on this machine. `--nodes 3 --rounds 40 --rate 60` */
import { parseArgs } from 'node:util';
import { runSeveralNodes } from './severalNodes.ts';

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '40' },
    rate: { type: 'string', default: '60' },
  },
});
const { released, withdrawn, served, asked, failed } = await runSeveralNodes({
  nodes: Number(values.nodes),
  rounds: Number(values.rounds),
  rate: Number(values.rate),
  say: console.log,
});
const summarize = (times: number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number) => `${sorted[Math.ceil(sorted.length * part) - 1]?.toFixed(0)} ms`;
  return `p50 ${share(0.5)}, p95 ${share(0.95)}, maximum ${share(1)}`;
};
console.log(`a release is visible on the page and the front of every node after ${summarize(released)}`);
console.log(`a withdrawn story is gone from every node after ${summarize(withdrawn)}`);
console.log(`requests through the proxy: ${asked}, ${failed.length} failed; by node ${served.join(', ')}`);
for (const { path, status, ms } of failed.slice(0, 5))
  console.log(`  ${path}: ${status} after ${ms.toFixed(0)} ms`);
const holds =
  failed.length === 0 &&
  served.every((count) => count > 0) &&
  [...released, ...withdrawn].every((ms) => ms < 1_000);
process.exit(holds ? 0 : 1);
