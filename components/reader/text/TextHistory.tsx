import type { History, PastRelease } from '#editorial/readerQueries/releaseHistory.ts';
import { address, articlePath, historyPath } from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { countWithin, shortPath } from './paging.ts';
import { type Framing, framingBytes, TextPage } from './TextPage.tsx';
import { bytesOfText, cutToBytes, MAX_PAGE_BYTES } from './textBytes.ts';

type Props = { frame: PaperFrame; facts: PageFacts; history: History; before?: number | undefined };

/** What tags, kind and time take of each release; and the heading and the links round them all. */
const RELEASE_BYTES = 330;
const AROUND_BYTES = 500;
const MAX_HEADLINE = 600;

/** A story's releases with what readers were told of them; what each changed is compared where there is room for it. */
export function TextHistory({ frame, facts, history, before }: Props) {
  const { language, paper } = frame;
  const t = translatorFor(language);
  const path = historyPath(history.slug);
  const headline = cutToBytes(history.headline, MAX_HEADLINE);
  const framing: Framing = {
    frame,
    title: t('history.title', { headline }),
    path: address(path, { before: before?.toString() }),
  };
  const room =
    MAX_PAGE_BYTES - framingBytes(framing) - AROUND_BYTES - MAX_HEADLINE - 2 * bytesOfText(history.slug);
  const shown = fitting(history.releases, room);
  const last = shown.at(-1);
  const older = shown.length < history.releases.length ? last?.number : history.before;
  return (
    <TextPage {...framing} facts={facts}>
      <p>
        <a href={shortPath(articlePath(history.slug))}>
          <bdi>{headline}</bdi>
        </a>
      </p>
      <h1>{t('history.heading')}</h1>
      <ol reversed>
        {shown.map(({ number, kind, releasedAt, isLive, note }) => (
          <li key={number} value={number} id={`release-${number}`}>
            {t(`story.kind.${kind}`)},{' '}
            <time dateTime={releasedAt.toISOString()}>{instantText(releasedAt, language, paper.zone)}</time>
            {isLive && <strong> · {t('history.live')}</strong>}
            {note && (
              <>
                <br />
                {cutToBytes(note, room - RELEASE_BYTES)}
              </>
            )}
          </li>
        ))}
      </ol>
      {older != null && (
        <p>
          <a rel="next" href={address(shortPath(path), { before: older.toString() })}>
            {t('history.older')}
          </a>
        </p>
      )}
    </TextPage>
  );
}

/** The newest, as many as there is room for, and always one. */
const fitting = (releases: PastRelease[], room: number): PastRelease[] =>
  releases.slice(
    0,
    countWithin(
      releases.map(({ note }) => RELEASE_BYTES + bytesOfText(note)),
      room,
    ),
  );
