import type { KeptOut } from '#contracts/keptOut.ts';
import { isRefusal, type Refusal } from '#editorial/access/refusal.ts';
import type { Imported } from '#editorial/import/importedRows.ts';
import type { Released } from '#editorial/releases/placingReleases.ts';

/** One line of the command's answer. */
export type Line = { text: string; wrong: boolean /** it tells a release */; isRelease?: boolean };

/** An imported article. `outcome`: its release, or why it was refused; none when it was not to be released. */
export type MadeDraft = Imported & { outcome?: Released | Refusal | null };

/** What became of one article of an input: a line for the article, then one for each passage that was kept out of it. */
export function* linesOf(one: { key: string } & ({ made: MadeDraft } | { wrong: string })): Generator<Line> {
  if ('wrong' in one) {
    yield { text: `${one.key}: ${one.wrong}`, wrong: true };
    return;
  }
  yield articleLine(one.key, one.made);
  if (!one.made.duplicate) for (const passage of one.made.keptOut) yield keptOutLine(passage);
}

function articleLine(where: string, made: MadeDraft): Line {
  const { articleId, slug, hold, outcome } = made;
  const said = (what: string, wrong = false): Line => ({
    text: `${where}\t${what}\t${articleId}\t${slug}`,
    wrong,
  });
  if (made.duplicate) return said('already here');
  // What is held is as it should be: a person decides.
  if (hold) return said(`draft, on hold: ${holdWords(made)}`);
  if (!outcome) return said('draft');
  if (isRefusal(outcome)) return said(`draft, not released: ${outcome.reason}`, true);
  return { ...said(`released ${outcome.number}`), isRelease: true };
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
