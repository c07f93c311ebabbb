/** `npm run verify -- URL|FILE [--save FILE] [--key KEY…]`: checks a paper's ledger using public data only. */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Published, type Report, verify } from '#editorial/ledger/ledgerVerification.ts';
import { fetchPublished, Unreadable } from '#server/verify/publishedFetch.ts';
import { readSavedLedger, saveWhileRead } from '#server/verify/savedLedger.ts';

const usage = `Which paper? npm run verify -- URL|FILE [--save FILE] [--key KEY…]
  URL     a paper's address, such as https://courier.example
  FILE    a record that --save kept
  --save  keeps all that was read, to be verified later without the paper
  --key   the public key you expect (base64); without it, the keys that the paper names are believed`;

process.exitCode = await run().catch((error) => {
  console.error(needsNoStack(error) ? error.message : error);
  return 2;
});

async function run(): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    options: { save: { type: 'string' }, key: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  const [source] = positionals;
  if (!source || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const isFile = statSync(source, { throwIfNoEntry: false })?.isFile() === true;
  let report = isFile ? await check(await readSavedLedger(source)) : await checkSite(source);
  // A release that was committed while the ledger was read may seem to be missing: check again before reporting it.
  if (report.wrong.length > 0 && !isFile) report = await checkSite(source);
  for (const line of reportLines(report)) console.log(line);
  return report.wrong.length > 0 ? 1 : 0;

  async function check(published: Published) {
    return { paper: published.summary.paper, ...(await verify(published, values.key)) };
  }

  async function checkSite(address: string) {
    const published = await fetchPublished(address);
    if (!values.save) return check(published);
    const saving = await saveWhileRead(published, values.save);
    return check(saving.published).finally(saving.close);
  }
}

/** Whether an error's message alone suffices: our own errors, unknown options, files that cannot be opened. */
function needsNoStack(error: unknown): error is Error {
  const { code = '', syscall } = error as { code?: string; syscall?: string };
  return error instanceof Unreadable || syscall !== undefined || code.startsWith('ERR_PARSE_ARGS');
}

/** The result of a check in sentences, one per line. */
function reportLines({ paper, ...report }: Report & { paper: string }): string[] {
  const { releases, subjects, checkpoints, signedUpTo, unsigned, withheld, wrong, keys } = report;
  const lines = [
    `${paper}: ${some(releases, 'release')} of ${some(subjects, 'article or front', 'articles and fronts')}.`,
  ];
  if (checkpoints > 0)
    lines.push(`${some(checkpoints, 'checkpoint')}, the newest over everything that began by ${signedUpTo}.`);
  else lines.push('No checkpoint has been signed yet: the releases rest on their hashes alone.');
  const [rest, are] = [unsigned === 1 ? 'rests' : 'rest', withheld === 1 ? 'is' : 'are'];
  if (unsigned > 0 && checkpoints > 0)
    lines.push(`${some(unsigned, 'release')} began since and ${rest} on hashes alone until the next.`);
  if (withheld > 0)
    lines.push(`Of withdrawn stories, ${some(withheld, 'release')} ${are} given by hash only.`);
  lines.push(`${keys.length === 1 ? 'The key is' : 'The keys are'} ${keys.join(', ') || 'not made yet'}.`);
  if (wrong.length === 0) lines.push('Nothing is wrong: the record is whole.');
  else lines.push('', ...wrong, '', `${some(wrong.length, 'thing is', 'things are')} wrong.`);
  return lines;
}

function some(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}
