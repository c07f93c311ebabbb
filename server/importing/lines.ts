import type { KeptOut } from '#contracts/keptOut';
import { theHouse } from '#editorial/actor';
import { release } from '#editorial/article/releasing';
import { isRefusal } from '#editorial/refusal';
import type { Imported } from '#editorial/wire/importing';

/** One line of the command's answer. */
export type Line = { text: string; wrong: boolean };

/**
 * Says what became of one article, releasing it first if asked: a line for the article, then one for each passage that was
 * kept out of it.
 */
export async function* tell(where: string, made: Imported, andRelease: boolean): AsyncGenerator<Line> {
  yield await articleLine(where, made, andRelease);
  if (!made.duplicate) for (const passage of made.keptOut) yield keptOutLine(passage);
}

async function articleLine(where: string, made: Imported, andRelease: boolean): Promise<Line> {
  const { articleId, slug, hold } = made;
  const said = (what: string, wrong = false): Line => ({
    text: `${where}\t${what}\t${articleId}\t${slug}`,
    wrong,
  });
  if (made.duplicate) return said('already here');
  // What is held is as it should be: a person decides.
  if (hold) return said(`draft, on hold: ${holdWords(made)}`);
  if (!andRelease) return said('draft');
  try {
    const { number } = await release(theHouse, { articleId });
    return said(`released ${number}`);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return said(`draft, not released: ${error.reason}`, true);
  }
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
