import type { KeptOut } from '#contracts/keptOut.ts';
import { isRefusal, type Refusal } from '#editorial/access/refusal.ts';
import type { Imported } from '#editorial/import/importedRows.ts';
import type { Released } from '#editorial/releases/placingReleases.ts';

/** One output line of the import command. */
export type Line = { text: string; wrong: boolean /** it reports a release */; isRelease?: boolean };

/** An imported article. `outcome`: its release, or why it was refused; absent when it was not to be released. */
export type MadeDraft = Imported & { outcome?: Released | Refusal | null };

/** The result for one line: an article, or an error message. */
export type LineOutcome = { key: string; made: MadeDraft } | { key: string; wrong: string };

/** Output lines for one article of an input: one for the article, then one for each passage left out of it. */
export function linesOf(outcome: LineOutcome): Line[] {
  const { key } = outcome;
  if ('wrong' in outcome) return [{ text: `${key}: ${outcome.wrong}`, wrong: true }];
  const { made } = outcome;
  return [articleLine(key, made), ...(made.duplicate ? [] : made.keptOut.map(keptOutLine))];
}

function articleLine(key: string, made: MadeDraft): Line {
  const { articleId, slug, hold, embargoedUntil, outcome } = made;
  const line = (result: string): Line => ({ text: `${key}\t${result}\t${articleId}\t${slug}`, wrong: false });
  if (made.duplicate) return line('already here');
  const until = embargoedUntil ? `, until ${embargoedUntil}` : '';
  // A story on hold is not an error: an editor decides about it.
  if (hold) return line(`draft, on hold: ${holds[hold]}${until}`);
  if (!outcome) return line('draft');
  if (isRefusal(outcome)) return { ...line(`draft, not released: ${outcome.reason}`), wrong: true };
  return { ...line(`released ${outcome.number}`), isRelease: true };
}

const holds = {
  kill: 'withdrawn by its sender',
  hold: 'its sender asks to hold it',
  embargo: 'embargo',
  'future-date': 'its release time is to come',
  correction: 'sent as a correction',
  uncertain: 'uncertain what of it is the story',
};

function keptOutLine({ kind, text, line }: KeptOut): Line {
  const place = line > 0 ? `line ${line}, ` : '';
  const passage = text.replace(/\s+/g, ' ');
  return { text: `  kept out: ${place}${kind.replaceAll('-', ' ')}: ${passage}`, wrong: false };
}
