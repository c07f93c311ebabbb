import pg from 'pg';
import { type Query, watchQueries } from './watchingQueries.ts';

/** A node of Postgres' plan, as `explain (analyze, format json)` tells it. */
type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
};

type Plan = { query: Query; node: Node };

/** Tables that grow with every article. */
const large = [
  'article',
  'draft',
  'release',
  'release_search',
  'release_topic',
  'release_author',
  'related_story',
];

/**
 * What is quickest while tables are small is left aside: the plan shows whether there is a way that stays quick. Where
 * there is none, Postgres goes one of these all the same.
 */
export const asIfLarge =
  'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off';
/** As Postgres chooses by itself on the house's connections (db/pools.ts): what counts in a large paper. */
export const asItIs = 'set jit = off; set max_parallel_workers_per_gather = 0';

/**
 * What grows with the paper in whatever `read` asks of the database.
 * @param given addresses of the logins that it asks by, and how many rows of one table it may read
 * @throws if it asks nothing
 */
export async function readFaults(
  read: () => Promise<unknown>,
  given: { addresses: string[]; settings: string; most: number },
): Promise<string[]> {
  const { queries } = await watchQueries(read);
  const plans = await explain(queries, given);
  if (plans.length === 0) throw new Error('Nothing was asked of the database');
  return plans.flatMap((plan) => faultsOf(plan, given.most).map((fault) => `${fault}: ${plan.query.text}`));
}

/** The plans of queries as they were sent, carried out once more by the login that sent them. */
async function explain(
  queries: Query[],
  { addresses, settings }: { addresses: string[]; settings: string },
): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const address of addresses) {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(settings);
    for (const query of queries) {
      if (query.user !== client.user || !/^\s*(select|with)\b/i.test(query.text)) continue;
      const { rows } = await client.query(
        `explain (analyze, timing off, format json) ${query.text}`,
        query.values,
      );
      plans.push({ query, node: (rows[0] as { 'QUERY PLAN': [{ Plan: Node }] })['QUERY PLAN'][0].Plan });
    }
    await client.end();
  }
  return plans;
}

/**
 * What in a plan grows with the paper: reading a large table from end to end, or reading or sorting more rows than a
 * page could need.
 */
function faultsOf({ node }: Plan, most: number): string[] {
  const faults: string[] = [];
  const visit = (one: Node) => {
    const type = one['Node Type'];
    const table = one['Relation Name'] ?? '';
    const [below] = one.Plans ?? [];
    if (type === 'Seq Scan' && large.includes(table)) faults.push(`reads all of ${table}`);
    else if (large.includes(table) && readBy(one) > most)
      faults.push(`reads ${readBy(one)} rows of ${table}`);
    if (type === 'Sort' && below && rowsOf(below) > most) faults.push(`sorts ${rowsOf(below)} rows`);
    one.Plans?.forEach(visit);
  };
  visit(node);
  return faults;
}

const rowsOf = (node: Node): number => node['Actual Rows'] * node['Actual Loops'];

/** Rows that a scan looked at, whether it gave them on or not. */
const readBy = (node: Node): number =>
  Math.round(
    (node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0)) *
      node['Actual Loops'],
  );
