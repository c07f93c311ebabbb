import { redirect } from 'next/navigation';
import { type Parameters, segment } from '#app/_reader/pageContext.ts';
import { type AS_OF, inEdition, type STAFF_AS_OF } from '#contracts/routes.ts';
import { type MomentPrecision, momentText, parseMoment } from '#editorial/readerQueries/asOfMoment.ts';
import { asOfReader, type PastReader } from '#editorial/readerQueries/asOfReader.ts';
import { readClock } from '#editorial/readerQueries/freshness.ts';
import { renderPageAt } from './pageByPath.ts';

export type Past = {
  /** as the address has it */
  moment: string;
  path?: string[];
  parameters: Parameters;
};

type Reading = Past & {
  by: PastReader;
  grain: MomentPrecision;
  /** what stands before a moment in such addresses */
  root: typeof AS_OF | typeof STAFF_AS_OF;
};

/** A page of the paper as it stood at a moment; null where the address names none. A moment has one name, and no future. */
export async function renderAsOfPage({ moment, path = [], parameters, by, grain, root }: Reading) {
  const asked = parseMoment(segment(moment) ?? '');
  if (!asked) return null;
  const name = momentText(asked, grain);
  const rest = await restOf(path, parameters);
  const within = `${root}/${name}`;
  if (segment(moment) !== name) redirect(inEdition(within, rest));
  return asOfReader(parseMoment(name) ?? asked, by, async () => {
    const clock = await readClock();
    if (asked > clock.moment) redirect(rest);
    return renderPageAt(path, { parameters, within });
  });
}

/** The address in the present, from the root on. */
async function restOf(path: string[], parameters: Parameters): Promise<string> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(await parameters))
    query.set(name, String(Array.isArray(value) ? value[0] : value));
  return `/${path.filter(Boolean).join('/')}${query.size > 0 ? `?${query}` : ''}`;
}
