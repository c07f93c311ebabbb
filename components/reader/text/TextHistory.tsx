import type { History, PastRelease } from '#editorial/reading/history';
import { address, articlePath, historyPath } from '../addresses.ts';
import { instantText } from '../dates.ts';
import type { Facts, Frame } from '../frame.ts';
import { wordsFor } from '../words.ts';
import { bytesOfText } from './paging.ts';
import { TextPage } from './TextPage.tsx';

type Props = { frame: Frame; facts: Facts; history: History; before?: number | undefined };

/** Bytes that releases may take, and what tags add to each. */
const most = 8_000;
const each = 260;

/** A story's releases with what readers were told of them; what each changed is compared where there is room for it. */
export function TextHistory({ frame, facts, history, before }: Props) {
  const { language, paper } = frame;
  const t = wordsFor(language);
  const path = historyPath(history.slug);
  const shown = fitting(history.releases);
  const last = shown.at(-1);
  const older = shown.length < history.releases.length ? last?.number : history.before;
  return (
    <TextPage
      frame={frame}
      facts={facts}
      title={t('history.title', { headline: history.headline })}
      path={address(path, { before: before?.toString() })}
    >
      <p>
        <a href={`/text${articlePath(history.slug)}`}>{history.headline}</a>
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
                {note}
              </>
            )}
          </li>
        ))}
      </ol>
      {older != null && (
        <p>
          <a rel="next" href={address(`/text${path}`, { before: older.toString() })}>
            {t('history.older')}
          </a>
        </p>
      )}
    </TextPage>
  );
}

/** The newest, as many as a page holds, and always one. */
function fitting(releases: PastRelease[]): PastRelease[] {
  let left = most;
  const until = releases.findIndex(({ note }, at) => {
    left -= each + bytesOfText(note);
    return at > 0 && left < 0;
  });
  return until < 0 ? releases : releases.slice(0, until);
}
