import { Fragment } from 'react';
import { directionOf } from '#body/direction.ts';
import type { RelatedTeaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { listed, spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { HeadlineLink } from './Headline.tsx';

/** Related stories, each with the reason for it. */
export function RelatedStories({ frame, stories }: { frame: PaperFrame; stories: RelatedTeaser[] }) {
  if (stories.length === 0) return null;
  const t = translatorFor(frame.language);
  return (
    <aside className="related" aria-label={t('story.related')}>
      <h2 className="label">{t('story.related')}</h2>
      {stories.map((story) => (
        <article key={story.articleId} className="story" {...spokenIn(story.language, frame)}>
          <h3>
            <HeadlineLink story={story} language={story.language} />
          </h3>
          {story.topics.length > 0 && (
            <p className="related-topics">
              {story.topics.map((topic, at) => (
                <Fragment key={topic.slug}>
                  {at > 0 && ' · '}
                  <bdi>{topic.name}</bdi>
                </Fragment>
              ))}
            </p>
          )}
          <p className="related-teaser">{story.standfirst || story.teaser}</p>
          <p className="reason" lang={frame.language} dir={directionOf(frame.language)}>
            {reasonText(frame, story.reason)}
          </p>
        </article>
      ))}
    </aside>
  );
}

function reasonText({ language }: PaperFrame, reason: RelatedTeaser['reason']): string {
  const t = translatorFor(language);
  switch (reason.why) {
    case 'pinned':
    case 'wire':
    case 'package':
    case 'linked':
      return t(`story.reason.${reason.why}`);
    case 'series':
    case 'story':
      return t(`story.reason.${reason.why}.${reason.is}`);
    case 'more':
      return t('story.reason.more', { topic: reason.topic });
    case 'topics':
      return t('story.reason.topics', { list: listed(reason.topics, language) });
    case 'text':
      if (reason.words.length === 0) return t('story.reason.alike');
      return t('story.reason.text', { list: listed(reason.words, language) });
  }
}
