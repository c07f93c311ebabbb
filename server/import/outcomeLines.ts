import type { KeptOut } from '#contracts/keptOut.ts';
import { isRefusal, type Refusal } from '#editorial/access/refusal.ts';
import type { Imported } from '#editorial/import/importedRows.ts';
import type { Released } from '#editorial/releases/placingReleases.ts';

/** One output line of the import command. */
export type Line = { text: string; wrong: boolean /** it reports a release */; isRelease?: boolean };

/** An imported article. `outcome`: its release, or why it was refused; absent when it was not to be released. */
export type MadeDraft = Imported & { outcome?: Released | Refusal | null };

/** Output lines for one article of an input: one for the article, then one for each passage left out of it. */
export function* linesOf(
  outcome: { key: string } & ({ made: MadeDraft } | { wrong: string }),
): Generator<Line> {
  if ('wrong' in outcome) {
    yield { text: `${outcome.key}: ${outcome.wrong}`, wrong: true };
    return;
  }
  yield articleLine(outcome.key, outcome.made);
  if (!outcome.made.duplicate) for (const passage of outcome.made.keptOut) yield keptOutLine(passage);
}

function articleLine(where: string, made: MadeDraft): Line {
  const { articleId, slug, hold, outcome } = made;
  const outputLine = (what: string, wrong = false): Line => ({
    text: `${where}\t${what}\t${articleId}\t${slug}`,
    wrong,
  });
  if (made.duplicate) return outputLine('already here');
  // A story on hold is not an error: a person decides.
  if (hold) return outputLine(`draft, on hold: ${holdWords(made)}`);
  if (!outcome) return outputLine('draft');
  if (isRefusal(outcome)) return outputLine(`draft, not released: ${outcome.reason}`, true);
  return { ...outputLine(`released ${outcome.number}`), isRelease: true };
}

const holds = {
  kill: 'withdrawn by its sender',
  hold: 'its sender asks to hold it',
  embargo: 'embargo',
  'future-date': 'its release time is to come',
  correction: 'sent as a correction',
  uncertain: 'uncertain what of it is the story',
};

function holdWords({ hold, embargoedUntil }: Imported): string {
  const until = embargoedUntil ? `, until ${embargoedUntil}` : '';
  return hold === null ? '' : `${holds[hold]}${until}`;
}

function keptOutLine({ kind, text, line }: KeptOut): Line {
  const place = line > 0 ? `line ${line}, ` : '';
  return {
    text: `  kept out: ${place}${kind.replaceAll('-', ' ')}: ${text.replace(/\s+/g, ' ')}`,
    wrong: false,
  };
}
