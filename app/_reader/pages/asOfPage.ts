import { redirect } from 'next/navigation';
import { type Parameters, segment } from '#app/_reader/pageContext.ts';
import { type MomentPrecision, momentText, parseMoment } from '#editorial/readerQueries/asOfMoment.ts';
import { asOfReader, type PastReader } from '#editorial/readerQueries/asOfReader.ts';
import { readClock } from '#editorial/readerQueries/freshness.ts';
import { renderPageAt } from './pageByPath.ts';

export type Past = {
  /** as in the address */
  moment: string;
  path?: string[];
  parameters: Parameters;
};

type Reading = Past & {
  by: PastReader;
  grain: MomentPrecision;
  /** the part of such addresses before the moment */
  root: '/as-of' | '/newsroom/as-of';
};

/**
 * A page of the paper at a past moment; null if the address names none. A moment in the future, or in another spelling,
 * redirects.
 */
export async function renderAsOfPage({ moment, path = [], parameters, by, grain, root }: Reading) {
  const requestedMoment = parseMoment(segment(moment) ?? '');
  if (!requestedMoment) return null;
  const name = momentText(requestedMoment, grain);
  const rest = await restOf(path, parameters);
  const within = `${root}/${name}`;
  if (segment(moment) !== name) redirect(within + rest.replace(/^\/(?=$|\?)/, ''));
  return asOfReader(parseMoment(name) ?? requestedMoment, by, async () => {
    const clock = await readClock();
    if (requestedMoment > clock.moment) redirect(rest);
    return renderPageAt(path, { parameters, within });
  });
}

/** The equivalent present address, from the root. */
async function restOf(path: string[], parameters: Parameters): Promise<string> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(await parameters))
    query.set(name, String(Array.isArray(value) ? value[0] : value));
  return `/${path.filter(Boolean).join('/')}${query.size > 0 ? `?${query}` : ''}`;
}
