/**
 * What `npm run chaos` runs: scheduled releases on several nodes that die and whose clocks are wrong, as many as asked.
 * `--releases 1000 --nodes 3 --seconds 120 --polls 50`
 * Or, with `--database-away`, readers while the database is stopped: `--seconds 60 --rate 200`
 */
import { parseArgs } from 'node:util';
import { runDatabaseAway, tellAway } from './databaseAway.ts';
import { runScheduled } from './scheduled.ts';

const { values } = parseArgs({
  options: {
    releases: { type: 'string', default: '1000' },
    nodes: { type: 'string', default: '3' },
    seconds: { type: 'string' },
    'database-away': { type: 'boolean', default: false },
    rate: { type: 'string', default: '200' },
    polls: { type: 'string', default: '50' },
  },
});
if (values['database-away']) {
  const given = { seconds: Number(values.seconds ?? 60), rate: Number(values.rate), say: console.log };
  process.exit(tellAway(await runDatabaseAway(given), console.log) ? 0 : 1);
}
const releases = Number(values.releases);
const { seen, notOnce, kills, told } = await runScheduled({
  releases,
  nodes: Number(values.nodes),
  seconds: Number(values.seconds ?? 120),
  polls: Number(values.polls),
  say: console.log,
});
const late = seen.flatMap((one) => (one.late === null ? [] : [one.late])).sort((a, b) => a - b);
const share = (part: number) => late[Math.max(0, Math.ceil(late.length * part) - 1)];
const early = seen.reduce((sum, one) => sum + one.early, 0);
const never = seen.filter((one) => one.late === null).length;
console.log(`shown early ${early}; never shown ${never}; not live exactly once ${notOnce}; kills ${kills}`);
console.log(
  `late by p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, p99 ${share(0.99)} ms, at most ${late.at(-1)} ms`,
);
console.log(
  `receiver: ${told.events} events, ${told.keys} messages, ${told.repeated} of them more than once`,
);
const holds = early + never + notOnce === 0 && told.events === releases && told.keys === releases;
if (!holds || (share(0.99) ?? 0) > 1_000) process.exitCode = 1;
