import pg from 'pg';
import { isPreparable } from '#db/preparingClient.ts';
import { recordQueries, type SentQuery } from './queryRecorder.ts';

/** A plan node in the output of `explain (analyze, format json)`. */
type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
};

type Plan = { query: SentQuery; node: Node };

/** Tables that grow with every article. */
const growingTables = [
  'article',
  'draft',
  'release',
  'release_search',
  'release_topic',
  'release_author',
  'related_story',
];

/**
 * Turns off the plans that are fastest only for small tables, so the plan shows whether an index can be used. If no
 * index can be used, Postgres falls back to such a plan.
 */
export const FORCED_INDEX_SETTINGS =
  'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off';
/** The settings of the application's connections (db/pools.ts), which decide the plans of a real paper. */
export const APPLICATION_SETTINGS = 'set jit = off; set max_parallel_workers_per_gather = 0';

/**
 * Finds what grows with the paper in the query plans of `read`.
 * @param options addresses of the logins that `read` uses, and the maximum rows that it may read from one table
 * @throws if it sends no query
 */
export async function readFaults(
  read: () => Promise<unknown>,
  options: { addresses: string[]; settings: string; maxRows: number },
): Promise<string[]> {
  const { queries } = await recordQueries(read);
  const plans = await explain(queries, options);
  if (plans.length === 0) throw new Error('No query was sent to the database');
  return plans.flatMap((plan) =>
    faultsOf(plan, options.maxRows).map((fault) => `${fault}: ${plan.query.text}`),
  );
}

/**
 * The plans of queries, executed again by the login that sent them: the plan for their values, and the one for all
 * values that Postgres may use for a prepared statement.
 */
async function explain(
  queries: SentQuery[],
  { addresses, settings }: { addresses: string[]; settings: string },
): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const address of addresses) {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(settings);
    for (const query of queries) {
      if (query.user !== client.user || !/^\s*(select|with)\b/i.test(query.text)) continue;
      plans.push({ query, node: await explainOne(client, query.text, query.values) });
      if (isPreparable(query.text, query.values.length))
        plans.push({ query, node: await explainPrepared(client, query) });
    }
    await client.end();
  }
  return plans;
}

async function explainOne(client: pg.Client, text: string, values: unknown[]): Promise<Node> {
  const { rows } = await client.query(`explain (analyze, timing off, format json) ${text}`, values);
  return (rows[0] as { 'QUERY PLAN': [{ Plan: Node }] })['QUERY PLAN'][0].Plan;
}

/** The plan of the statement that Postgres keeps for all values. */
async function explainPrepared(client: pg.Client, { text, values }: SentQuery): Promise<Node> {
  await client.query(`prepare kept as ${text}`);
  await client.query('set plan_cache_mode = force_generic_plan');
  const literals = values.length > 0 ? `(${values.map(literalOf).join(', ')})` : '';
  const node = await explainOne(client, `execute kept ${literals}`, []);
  await client.query('reset plan_cache_mode; deallocate kept');
  return node;
}

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Buffer.isBuffer(value)) return pg.escapeLiteral(`\\x${value.toString('hex')}`);
  if (Array.isArray(value))
    return pg.escapeLiteral(
      `{${value.map((each) => (each === null ? 'null' : JSON.stringify(String(each)))).join(',')}}`,
    );
  return pg.escapeLiteral(String(value));
}

/**
 * What grows with the paper in a plan: a sequential scan of a large table, or reading or sorting more rows than a page
 * can need.
 */
function faultsOf({ node }: Plan, maxRows: number): string[] {
  const faults: string[] = [];
  const visit = (current: Node) => {
    const type = current['Node Type'];
    const table = current['Relation Name'] ?? '';
    const [child] = current.Plans ?? [];
    if (type === 'Seq Scan' && growingTables.includes(table)) faults.push(`reads all of ${table}`);
    else if (growingTables.includes(table) && readBy(current) > maxRows)
      faults.push(`reads ${readBy(current)} rows of ${table}`);
    if (type === 'Sort' && child && rowsOf(child) > maxRows) faults.push(`sorts ${rowsOf(child)} rows`);
    current.Plans?.forEach(visit);
  };
  visit(node);
  return faults;
}

const rowsOf = (node: Node): number => node['Actual Rows'] * node['Actual Loops'];

/** Rows that a scan read, including those that it filtered out. */
const readBy = (node: Node): number =>
  Math.round(
    (node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0)) *
      node['Actual Loops'],
  );
