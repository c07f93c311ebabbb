import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AsOfScreen } from '#components/staff/asOf/AsOfScreen.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { readZones } from '#editorial/paper/paperSettings.ts';
import { momentText, parseMoment } from '#editorial/readerQueries/asOfMoment.ts';
import { readChangesAround } from '#editorial/readerQueries/releaseChanges.ts';

export const generateMetadata = titled('past', (t) => t('title'));

/** The whole paper at a past moment, in a frame; without a moment, at its last change. */
export default async function Past({ searchParams }: SearchProps) {
  const { at, path } = await searchParams;
  const actor = await requireActorWhoMay('past.read', '/newsroom/past');
  const requested = parseMoment(String(at ?? ''));
  const [t, { otherZones }, around] = await Promise.all([
    wordsOf('past'),
    readZones(actor),
    readChangesAround(actor, requested ?? new Date()),
  ]);
  const moment = requested && requested < around.now ? requested : (around.previous ?? around.now);
  const { previous, next, now } =
    moment === requested ? around : { ...(await readChangesAround(actor, moment)), now: around.now };
  return (
    <NewsroomPage title={t('title')} wide>
      <AsOfScreen
        key={momentText(moment, 'millisecond')}
        moment={moment}
        now={now}
        previous={previous}
        next={next}
        path={pathWithin(path)}
        otherZones={otherZones}
        misread={at !== undefined && !requested}
      />
    </NewsroomPage>
  );
}

/** A path of the paper, from the root; anything else becomes the front page. */
function pathWithin(path: string | string[] | undefined): string {
  const requestedPath = String(path ?? '');
  return /^\/(?!\/)[^\\\0]{0,1000}$/.test(requestedPath) ? requestedPath : '/';
}
