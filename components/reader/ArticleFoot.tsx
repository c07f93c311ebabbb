import type { LiveArticle } from '#editorial/reading/shapes';
import { topicPath } from './addresses.ts';
import { instantText } from './dates.ts';
import type { Frame } from './frame.ts';
import { wordsFor } from './words.ts';

type Props = { frame: Frame; article: LiveArticle };

/** What was wrong, said plainly, newest first. */
export function Corrections({ frame, article: { corrections } }: Props) {
  if (corrections.length === 0) return null;
  const t = wordsFor(frame.language);
  return (
    <section className="corrections" aria-label={t('story.corrections')}>
      {corrections.map((each) => (
        <div key={each.at.toISOString()}>
          <h2 className="label">{t(`story.kind.${each.kind}`)}</h2>
          <p>{each.note}</p>
          <p className="story-time">
            <time dateTime={each.at.toISOString()}>
              {instantText(each.at, frame.language, frame.paper.zone)}
            </time>
          </p>
        </div>
      ))}
    </section>
  );
}

export function Topics({ frame, article: { topics } }: Props) {
  if (topics.length === 0) return null;
  return (
    <ul className="topics" aria-label={wordsFor(frame.language)('story.topics')}>
      {topics.map((topic) => (
        <li key={topic.slug}>
          <a rel="tag" href={topicPath(topic.slug)}>
            {topic.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
