/**
 * `npm run chaos`: scheduled releases on several nodes that are killed at random and whose clocks are wrong.
 * `--releases 1000 --nodes 3 --seconds 120 --polls 50`, with `--busy` also an endless loop on one processor core
 * Or, with `--lagging-replica`, two nodes whose readers read from a replica: `--rounds 50 --delay 5000`
 * Or, with `--database-away`, readers' requests while the database is stopped: `--seconds 60 --rate 200`
 * Or, with `--hostile`, readers and an editor while strangers attack the server: `--seconds 60 --rate 100`
 */
import { parseArgs } from 'node:util';
import { findSystemPostgres } from '#e2e/setting/systemPostgres.ts';
import { runDatabaseAway, tellAway } from './databaseAway.ts';
import { runHostile, tellFigures } from './hostile.ts';
import { runLaggingReplica, tellLagging } from './laggingReplica.ts';
import { runScheduled } from './scheduled.ts';

const { values } = parseArgs({
  options: {
    releases: { type: 'string', default: '1000' },
    nodes: { type: 'string', default: '3' },
    seconds: { type: 'string' },
    'lagging-replica': { type: 'boolean', default: false },
    rounds: { type: 'string', default: '50' },
    delay: { type: 'string', default: '5000' },
    'database-away': { type: 'boolean', default: false },
    hostile: { type: 'boolean', default: false },
    rate: { type: 'string' },
    polls: { type: 'string', default: '50' },
    busy: { type: 'boolean', default: false },
  },
});
if (values['database-away']) {
  const input = { seconds: Number(values.seconds ?? 60), rate: Number(values.rate ?? 200), say: console.log };
  process.exit(tellAway(await runDatabaseAway(input), console.log) ? 0 : 1);
}
if (values.hostile) {
  const input = { seconds: Number(values.seconds ?? 60), rate: Number(values.rate ?? 100), say: console.log };
  process.exit(tellFigures(await runHostile(input), console.log) ? 0 : 1);
}
if (values['lagging-replica']) {
  const binaries = findSystemPostgres();
  if (!binaries) {
    console.log('Not run: there is no PostgreSQL under /usr/lib/postgresql (apt-get install postgresql).');
    process.exit(0);
  }
  const input = { binaries, rounds: Number(values.rounds), delay: Number(values.delay), say: console.log };
  process.exit(tellLagging(await runLaggingReplica(input), console.log) ? 0 : 1);
}
const releases = Number(values.releases);
const { seen, notOnce, kills, received, webhookDelays } = await runScheduled({
  releases,
  nodes: Number(values.nodes),
  seconds: Number(values.seconds ?? 120),
  polls: Number(values.polls),
  busy: values.busy,
  say: console.log,
});
const late = seen.flatMap((one) => (one.late === null ? [] : [one.late])).sort((a, b) => a - b);
const quantile = (sorted: number[], part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
const share = (part: number) => quantile(late, part);
const early = seen.reduce((sum, one) => sum + one.early, 0);
const never = seen.filter((one) => one.late === null).length;
console.log(`shown early ${early}; never shown ${never}; not live exactly once ${notOnce}; kills ${kills}`);
console.log(
  `late by p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, p99 ${share(0.99)} ms, at most ${late.at(-1)} ms`,
);
const { events, keys, repeated } = received;
console.log(`webhook receiver: ${events} events, ${keys} messages, ${repeated} of them received repeatedly`);
webhookDelays.sort((a, b) => a - b);
console.log(
  `webhook late by p50 ${quantile(webhookDelays, 0.5)} ms, p99 ${quantile(webhookDelays, 0.99)} ms, at most ${webhookDelays.at(-1)} ms`,
);
const holds = early + never + notOnce === 0 && events === releases && keys === releases;
if (!holds || (!values.busy && (share(0.99) ?? 0) > 1_000)) process.exitCode = 1;
