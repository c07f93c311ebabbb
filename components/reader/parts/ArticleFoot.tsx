import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { topicPath } from '#publishing/addresses.ts';
import { noticeName } from '#publishing/noticeText.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { NoticeEvents, timeIn, WithdrawnBetween } from './Notices.tsx';

type Props = { frame: PaperFrame; article: LiveArticle };

/** What was wrong and what became of it, said plainly, newest first. */
export function Corrections({ frame, article: { corrections, withdrawals } }: Props) {
  if (corrections.length + withdrawals.length === 0) return null;
  const t = translatorFor(frame.language);
  const telling = { language: frame.language, zone: frame.paper.zone };
  return (
    <section className="corrections" aria-label={t('story.corrections')}>
      {corrections.map((each) => (
        <div key={each.number}>
          <h2 className="label">{noticeName(each, frame.language)}</h2>
          <p>{each.note}</p>
          <p className="story-time">{timeIn(telling)(each.at)}</p>
          <NoticeEvents {...telling} notice={each} />
        </div>
      ))}
      {withdrawals.map(({ at, backAt, because }) => (
        <div key={at.toISOString()}>
          <h2 className="label">{t('notice.withdrawal')}</h2>
          <p>{because}</p>
          <p className="story-time">
            <WithdrawnBetween {...telling} at={at} backAt={backAt} />
          </p>
        </div>
      ))}
    </section>
  );
}

export function Topics({ frame, article: { topics } }: Props) {
  if (topics.length === 0) return null;
  return (
    <ul className="topics" aria-label={translatorFor(frame.language)('story.topics')}>
      {topics.map((topic) => (
        <li key={topic.slug}>
          <a rel="tag" href={topicPath(topic.slug)}>
            <bdi>{topic.name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
