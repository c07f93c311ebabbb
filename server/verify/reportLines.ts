import type { Report } from '#editorial/ledger/ledgerVerification.ts';

/** The result of a check in sentences, one per line. */
export function reportLines(paper: string, report: Report): string[] {
  const { releases, subjects, checkpoints, signedUpTo, unsigned, withheld, wrong, keys } = report;
  const lines = [
    `${paper}: ${some(releases, 'release')} of ${some(subjects, 'article or front', 'articles and fronts')}.`,
  ];
  if (checkpoints > 0)
    lines.push(`${some(checkpoints, 'checkpoint')}, the newest over everything that began by ${signedUpTo}.`);
  else lines.push('No checkpoint has been signed yet: the releases rest on their hashes alone.');
  if (unsigned > 0 && checkpoints > 0)
    lines.push(
      `${some(unsigned, 'release')} began since and ${unsigned === 1 ? 'rests' : 'rest'} on hashes alone until the next.`,
    );
  if (withheld > 0)
    lines.push(
      `Of withdrawn stories, ${some(withheld, 'release')} ${withheld === 1 ? 'is' : 'are'} given by hash only.`,
    );
  lines.push(`${keys.length === 1 ? 'The key is' : 'The keys are'} ${keys.join(', ') || 'not made yet'}.`);
  if (wrong.length === 0) lines.push('Nothing is wrong: the record is whole.');
  else lines.push('', ...wrong, '', `${some(wrong.length, 'thing is', 'things are')} wrong.`);
  return lines;
}

const some = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
