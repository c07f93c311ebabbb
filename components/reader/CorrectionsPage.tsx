import type { Correction } from '#editorial/reading/corrections';
import type { Page as Listed } from '#editorial/reading/shapes';
import { address, articlePath, inOtherLanguages, languageParameter, releasePath } from './addresses.ts';
import { instantText } from './dates.ts';
import type { Facts, Frame } from './frame.ts';
import { Listing } from './Listing.tsx';
import { Page } from './Page.tsx';
import { Paging } from './Rows.tsx';
import { spokenIn, wordsFor } from './words.ts';

type Props = { frame: Frame; facts: Facts; page: Listed<Correction>; before?: string };

export function CorrectionsPage({ frame, facts, page, before }: Props) {
  const t = wordsFor(frame.language);
  const language = languageParameter(frame, frame.language);
  const older = page.before && address('/corrections', { language, before: page.before });
  return (
    <Page
      frame={frame}
      facts={facts}
      title={t('corrections.title')}
      description={t('corrections.intro')}
      path={address('/corrections', { language, before })}
      feeds={[{ path: address('/corrections/feed.xml', { language }), title: t('corrections.feed') }]}
      alternates={before ? [] : inOtherLanguages(frame, '/corrections')}
    >
      <Listing
        head={
          <>
            <h1>{t('corrections.title')}</h1>
            <p className="standfirst">{t('corrections.intro')}</p>
          </>
        }
      >
        {page.items.length === 0 && <p className="list-empty">{t('corrections.empty')}</p>}
        <div className="corrections-list">
          {page.items.map((each) => (
            <article key={`${each.articleId} ${each.number}`} {...spokenIn(each.language, frame)}>
              <p className="label">{wordsFor(each.language)(`story.kind.${each.kind}`)}</p>
              <h2>
                <a href={articlePath(each.slug)}>{each.headline}</a>
              </h2>
              <p>{each.note}</p>
              <p className="story-time">
                <time dateTime={each.at.toISOString()}>
                  {instantText(each.at, each.language, frame.paper.zone)}
                </time>
                {' · '}
                <a href={releasePath(each.slug, each.number)}>
                  {wordsFor(each.language)('corrections.release', { number: each.number })}
                </a>
              </p>
            </article>
          ))}
        </div>
        <Paging
          back={before ? [address('/corrections', { language }), t('corrections.newest')] : undefined}
          on={older ? [older, t('corrections.older')] : undefined}
        />
      </Listing>
    </Page>
  );
}
