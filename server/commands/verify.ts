/** `npm run verify -- URL|FILE [--save FILE] [--key KEY…]`: checks a paper's ledger using public data only. */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Published, verify } from '#editorial/ledger/ledgerVerification.ts';
import { fetchPublished, Unreadable } from '#server/verify/publishedFetch.ts';
import { keepWhileRead, readKept } from '#server/verify/readAhead.ts';
import { reportLines } from '#server/verify/reportLines.ts';

const usage = `Which paper? npm run verify -- URL|FILE [--save FILE] [--key KEY…]
  URL     a paper's address, such as https://courier.example
  FILE    a record that --save kept
  --save  keeps all that was read, to be verified later without the paper
  --key   the public key you expect (base64); without it, the keys that the paper names are believed`;

process.exitCode = await run().catch((error) => {
  console.error(isForPeople(error) ? error.message : error);
  return 2;
});

async function run(): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    options: { save: { type: 'string' }, key: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  const [where] = positionals;
  if (!where || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const isKept = statSync(where, { throwIfNoEntry: false })?.isFile() === true;
  const check = async (published: Published) => ({
    paper: published.summary.paper,
    ...(await verify(published, values.key)),
  });
  let report = await (isKept ? readKept(where).then(check) : checkAndKeep());
  // A release that was being committed while its ledger page was read may appear to be missing: check again before
  // reporting it.
  if (report.wrong.length > 0 && !isKept) report = await checkAndKeep();
  for (const line of reportLines(report.paper, report)) console.log(line);
  return report.wrong.length > 0 ? 1 : 0;

  async function checkAndKeep() {
    const published = await fetchPublished(where ?? '');
    if (!values.save) return check(published);
    const keeping = await keepWhileRead(published, values.save);
    return check(keeping.published).finally(keeping.close);
  }
}

/** Errors whose message alone says what to do: our own, an unknown option, a file that cannot be opened. */
function isForPeople(error: unknown): error is Error {
  const { code = '', syscall } = error as { code?: string; syscall?: string };
  return error instanceof Unreadable || syscall !== undefined || code.startsWith('ERR_PARSE_ARGS');
}
