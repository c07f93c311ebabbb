import { Instant } from '#components/reader/parts/Times.tsx';
import type { History } from '#editorial/readerQueries/releaseHistory.ts';
import { address, articlePath, historyPath } from '#publishing/addresses.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { countWithin, shortPath } from './paging.ts';
import { NamedLink, NextPageLink, TextPage } from './TextPage.tsx';
import { bytesOfText, cutToBytes, MAX_PAGE_BYTES } from './textBytes.ts';
import { type Framing, framingBytes } from './textFraming.ts';

type Props = { frame: PaperFrame; facts: PageFacts; history: History; before?: number | undefined };

/** Bytes of the tags, kind and time of a release, and of the heading and the links around all releases. */
const RELEASE_BYTES = 330;
const AROUND_BYTES = 500;
const MAX_HEADLINE = 600;

/** A story's releases with their notes, as many as fit on the page, at least one. The full page compares the releases. */
export function TextHistory({ frame, facts, history: { slug, releases, ...history }, before }: Props) {
  const t = translatorFor(frame.language);
  const path = historyPath(slug);
  const headline = cutToBytes(history.headline, MAX_HEADLINE);
  const title = t('history.title', { headline });
  const framing: Framing = { frame, title, path: address(path, { before: before?.toString() }) };
  const availableBytes =
    MAX_PAGE_BYTES - framingBytes(framing) - AROUND_BYTES - MAX_HEADLINE - 2 * bytesOfText(slug);
  const bytes = releases.map(({ note }) => RELEASE_BYTES + bytesOfText(note));
  const shown = releases.slice(0, countWithin(bytes, availableBytes));
  const older = shown.length < releases.length ? shown.at(-1)?.number : history.before;
  const next = older == null ? null : address(shortPath(path), { before: older.toString() });
  return (
    <TextPage {...framing} facts={facts}>
      <p>
        <NamedLink path={shortPath(articlePath(slug))} name={headline} />
      </p>
      <h1>{t('history.heading')}</h1>
      <ol reversed>
        {shown.map(({ number, kind, releasedAt, isLive, note }) => (
          <li key={number} value={number} id={`release-${number}`}>
            {t(`story.kind.${kind}`)}, <Instant frame={frame} at={releasedAt} />
            {isLive && <strong> · {t('history.live')}</strong>}
            {note && <br />}
            {note && cutToBytes(note, availableBytes - RELEASE_BYTES)}
          </li>
        ))}
      </ol>
      <NextPageLink path={next} text={t('history.older')} />
    </TextPage>
  );
}
