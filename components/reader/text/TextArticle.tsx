import type { Body } from '#body/body';
import { renderBody } from '#body/render';
import type { LiveArticle } from '#editorial/reading/shapes';
import { articlePath, authorPath, historyPath, sectionPath, topicPath } from '../addresses.ts';
import { instantText } from '../dates.ts';
import type { Facts, Frame } from '../frame.ts';
import { NoticeEvents, timeIn, WithdrawnBetween } from '../Notices.tsx';
import { noticeName } from '../noticeText.ts';
import { listedParts, wordsFor } from '../words.ts';
import { partsOf } from './paging.ts';
import { TextPage } from './TextPage.tsx';
import { TextStories } from './TextStories.tsx';

type Props = {
  frame: Frame;
  facts: Facts;
  article: LiveArticle;
  /** which part of a long story, from 1 */
  part: number;
};

export const partsIn = (article: LiveArticle): Body[] => partsOf(article.body as Body);

export function TextArticle({ frame, facts, article, part }: Props) {
  const { language } = frame;
  const t = wordsFor(language);
  const path = articlePath(article.slug);
  const parts = partsIn(article);
  const last = part === Math.max(1, parts.length);
  const at = (number: number) => `/text${path}${number > 1 ? `/${number}` : ''}`;
  return (
    <TextPage
      frame={frame}
      facts={facts}
      title={article.headline}
      path={path}
      alternates={article.translations.map((each) => ({
        language: each.language,
        path: `/text${articlePath(each.slug)}`,
      }))}
    >
      <article>
        {part === 1 && article.section && (
          <p>
            <a href={`/text${sectionPath(article.section.slug)}?language=${language}`}>
              {article.section.name}
            </a>
          </p>
        )}
        <h1>{article.headline}</h1>
        {part === 1 ? <Head frame={frame} article={article} /> : null}
        {parts.length > 1 && <p>{t('text.part', { part, parts: parts.length })}</p>}
        {parts[part - 1] && renderBody(parts[part - 1] as Body, { language, pictures: {} })}
        {parts.length > 1 && (
          <p>
            {part > 1 && (
              <a rel="prev" href={at(part - 1)}>
                {t('text.back')}
              </a>
            )}
            {part > 1 && !last && ' · '}
            {!last && (
              <a rel="next" href={at(part + 1)}>
                {t('text.on')}
              </a>
            )}
          </p>
        )}
        {last && <Foot frame={frame} article={article} />}
      </article>
      {last && article.related.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related">{t('story.related')}</h2>
          <TextStories frame={frame} stories={article.related} />
        </section>
      )}
    </TextPage>
  );
}

function Head({ frame, article }: Pick<Props, 'frame' | 'article'>) {
  const { language, paper } = frame;
  const t = wordsFor(language);
  const names = listedParts(
    article.bylines.map((each) => each.name),
    language,
  );
  const slugs = new Map(article.bylines.map((each) => [each.name, each.slug]));
  const links = names.map((part) => {
    const slug = part.isItem ? slugs.get(part.text) : undefined;
    if (slug === undefined) return part.text;
    return (
      <a key={slug} rel="author" href={`/text${authorPath(slug)}`}>
        {part.text}
      </a>
    );
  });
  const time = (at: Date) => <time dateTime={at.toISOString()}>{instantText(at, language, paper.zone)}</time>;
  const isUpdated = article.number > 1 && article.modifiedAt > article.firstReleasedAt;
  return (
    <>
      {article.standfirst && <p>{article.standfirst}</p>}
      <p>
        {links.length > 0 && (
          <>
            {t.rich('story.by', { names: () => links })}
            <br />
          </>
        )}
        {t('story.released')} {time(article.firstReleasedAt)}
        {isUpdated && (
          <>
            <br />
            {t('story.updated')} {time(article.modifiedAt)}
          </>
        )}
        {article.number > 1 && (
          <>
            {' · '}
            <a href={`/text${historyPath(article.slug)}`}>{t('story.releases', { count: article.number })}</a>
          </>
        )}
      </p>
    </>
  );
}

function Foot({ frame, article }: Pick<Props, 'frame' | 'article'>) {
  const { language, paper } = frame;
  const t = wordsFor(language);
  const telling = { language, zone: paper.zone };
  return (
    <>
      {article.corrections.length + article.withdrawals.length > 0 && (
        <section aria-labelledby="corrections">
          <h2 id="corrections">{t('story.corrections')}</h2>
          {article.corrections.map((each) => (
            <div key={each.number}>
              <p>
                <strong>{noticeName(each, language)}</strong>
                {', '}
                {timeIn(telling)(each.at)}
                <br />
                {each.note}
              </p>
              <NoticeEvents {...telling} notice={each} />
            </div>
          ))}
          {article.withdrawals.map(({ at, backAt, because }) => (
            <p key={at.toISOString()}>
              <strong>{t('notice.withdrawal')}</strong>
              {': '}
              <WithdrawnBetween {...telling} at={at} backAt={backAt} />
              <br />
              {because}
            </p>
          ))}
        </section>
      )}
      {article.topics.length > 0 && (
        <p>
          {t('story.topics')}:{' '}
          {article.topics.map((topic, at) => (
            <span key={topic.slug}>
              {at > 0 && ' · '}
              <a rel="tag" href={`/text${topicPath(topic.slug)}`}>
                {topic.name}
              </a>
            </span>
          ))}
        </p>
      )}
    </>
  );
}
