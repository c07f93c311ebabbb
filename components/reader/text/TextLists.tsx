import { renderBody } from '#body/render';
import type { AboutPage } from '#editorial/reading/about';
import type { Correction } from '#editorial/reading/corrections';
import type { Front } from '#editorial/reading/front';
import type { Page as Listed, Teaser } from '#editorial/reading/shapes';
import { address, articlePath, inOtherLanguages, languageParameter, sectionPath } from '../addresses.ts';
import { instantText } from '../dates.ts';
import type { Facts, Frame } from '../frame.ts';
import { NoticeChanges, NoticeEvents, timeIn, WithdrawnSince } from '../Notices.tsx';
import { noticeName } from '../noticeText.ts';
import { spokenIn, wordsFor } from '../words.ts';
import { partsOf } from './paging.ts';
import { TextPage } from './TextPage.tsx';
import { TextStories } from './TextStories.tsx';

type Props = { frame: Frame; facts: Facts };

/** Under the sections of the front, all together: what 14 kB hold. */
const mostHeadlines = 24;

export function TextFront({ frame, facts, front }: Props & { front: Front }) {
  const { language, paper } = frame;
  const t = wordsFor(language);
  const spoken = languageParameter(frame, language);
  const each = Math.max(1, Math.min(5, Math.floor(mostHeadlines / Math.max(1, front.sections.length))));
  const top = front.lead ? [front.lead, ...front.seconds] : [];
  return (
    <TextPage frame={frame} facts={facts} title={null} path={address('/', { language: spoken })}>
      <h1>{t('front.title')}</h1>
      {front.banner && (
        <p>
          <strong>{t('front.breaking')}</strong>{' '}
          {front.banner.slug ? (
            <a href={`/text${articlePath(front.banner.slug)}`}>{front.banner.text}</a>
          ) : (
            front.banner.text
          )}
        </p>
      )}
      {top.length === 0 && <p>{t('front.emptyText')}</p>}
      <TextStories frame={frame} stories={top} withLine />
      {front.sections.map(({ slug, names, stories }) => (
        <section key={slug} aria-labelledby={`section-${slug}`}>
          <h2 id={`section-${slug}`}>
            <a href={address(`/text${sectionPath(slug)}`, { language: spoken })}>
              {names[language] ?? names[paper.language] ?? slug}
            </a>
          </h2>
          <TextStories frame={frame} stories={stories.slice(0, each)} />
        </section>
      ))}
    </TextPage>
  );
}

type List = Props & {
  name: string;
  path: string;
  stories: Listed<Teaser>;
  before?: string;
  isSection: boolean;
};

/** A section's, a topic's or an author's stories. */
export function TextList({ frame, facts, name, path, stories, before, isSection }: List) {
  const t = wordsFor(frame.language);
  const parameters = { language: languageParameter(frame, frame.language) };
  const older = stories.before && address(`/text${path}`, { ...parameters, before: stories.before });
  return (
    <TextPage
      frame={frame}
      facts={facts}
      title={name}
      path={address(path, { ...parameters, before })}
      alternates={isSection ? inOtherLanguages(frame, `/text${path}`) : []}
    >
      <h1>{name}</h1>
      {stories.items.length === 0 && <p>{t('list.empty')}</p>}
      <TextStories frame={frame} stories={stories.items} />
      {older && (
        <p>
          <a rel="next" href={older}>
            {t('list.older')}
          </a>
        </p>
      )}
    </TextPage>
  );
}

export function TextCorrections({
  frame,
  facts,
  page,
  before,
}: Props & { page: Listed<Correction>; before?: string }) {
  const t = wordsFor(frame.language);
  const language = languageParameter(frame, frame.language);
  const older = page.before && address('/text/corrections', { language, before: page.before });
  return (
    <TextPage
      frame={frame}
      facts={facts}
      title={t('corrections.title')}
      path={address('/corrections', { language, before })}
      alternates={inOtherLanguages(frame, '/text/corrections')}
    >
      <h1>{t('corrections.title')}</h1>
      {page.items.length === 0 && <p>{t('corrections.empty')}</p>}
      {page.items.map((each) => (
        <TextCorrection key={`${each.articleId} ${each.number}`} frame={frame} correction={each} />
      ))}
      {older && (
        <p>
          <a rel="next" href={older}>
            {t('corrections.older')}
          </a>
        </p>
      )}
    </TextPage>
  );
}

function TextCorrection({ frame, correction }: { frame: Frame; correction: Correction }) {
  const language = correction.is === 'told' ? correction.language : frame.language;
  const t = wordsFor(language);
  const telling = { language, zone: frame.paper.zone };
  if (correction.is === 'withdrawn')
    return (
      <article>
        <h2>{t('corrections.withdrawnStory')}</h2>
        <p>
          {noticeName({ kind: correction.kind, holds: true }, language)}, {timeIn(telling)(correction.at)}
          <br />
          <WithdrawnSince {...telling} at={correction.withdrawnAt} />
        </p>
      </article>
    );
  return (
    <article {...spokenIn(language, frame)}>
      <h2>
        <a href={`/text${articlePath(correction.slug)}`}>{correction.headline}</a>
      </h2>
      <p>
        {noticeName(correction, language)}, {timeIn(telling)(correction.at)}
        <br />
        {correction.note}
      </p>
      <NoticeChanges {...telling} changes={correction.changes} />
      <NoticeEvents {...telling} notice={correction} />
    </article>
  );
}

export function TextAbout({ frame, facts, page }: Props & { page: AboutPage }) {
  const t = wordsFor(frame.language);
  const { language } = frame;
  const parts = partsOf(page.body);
  const [shown] = parts;
  return (
    <TextPage
      frame={frame}
      facts={facts}
      title={page.title}
      path={address(`/${page.path}`, { language: languageParameter(frame, language) })}
      alternates={inOtherLanguages(frame, `/text/${page.path}`)}
    >
      <h1>{page.title}</h1>
      {shown && renderBody(shown, { language, pictures: {} })}
      {parts.length > 1 && (
        <p>
          <a href={`/${page.path}`}>{t('text.full')}</a>
        </p>
      )}
    </TextPage>
  );
}

/** Drafts and embargoed stories are answered by exactly this too. */
export function TextLost({ frame, facts }: Props) {
  const t = wordsFor(frame.language);
  return (
    <TextPage frame={frame} facts={{ ...facts, status: 404 }} title={t('lost.title')} path={null}>
      <h1>{t('lost.heading')}</h1>
      <p>{t('lost.text')}</p>
    </TextPage>
  );
}

/** The public notice in place of a story that was withdrawn. */
export function TextWithdrawn({ frame, facts, notice, at }: Props & { notice: string; at: Date }) {
  const t = wordsFor(frame.language);
  return (
    <TextPage
      frame={frame}
      facts={{ ...facts, status: 410, lastModified: at }}
      title={t('withdrawn.title')}
      path={null}
    >
      <h1>{t('withdrawn.heading')}</h1>
      <p>
        {t('withdrawn.at')}{' '}
        <time dateTime={at.toISOString()}>{instantText(at, frame.language, frame.paper.zone)}</time>
      </p>
      <p>{t('withdrawn.text')}</p>
      <blockquote>
        <p>{notice}</p>
      </blockquote>
    </TextPage>
  );
}
