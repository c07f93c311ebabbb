import { Listing } from '#components/reader/parts/Listing.tsx';
import { NoticeChanges, NoticeEvents, timeIn, WithdrawnSince } from '#components/reader/parts/Notices.tsx';
import { Paging } from '#components/reader/parts/Rows.tsx';
import { pathOf } from '#contracts/routes.ts';
import type { Correction } from '#editorial/readerQueries/correctionList.ts';
import type { PageOfItems as Listed } from '#editorial/readerQueries/readerTypes.ts';
import {
  address,
  articlePath,
  inOtherLanguages,
  languageParameter,
  releasePath,
} from '#publishing/addresses.ts';
import { noticeName } from '#publishing/noticeText.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts; page: Listed<Correction>; before?: string };

export function CorrectionsPage({ frame, facts, page, before }: Props) {
  const t = translatorFor(frame.language);
  const language = languageParameter(frame, frame.language);
  const older = page.before && address(pathOf('corrections'), { language, before: page.before });
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={t('corrections.title')}
      description={t('corrections.intro')}
      path={address(pathOf('corrections'), { language, before })}
      feeds={[{ path: address(pathOf('correctionsFeed'), { language }), title: t('corrections.feed') }]}
      alternates={before ? [] : inOtherLanguages(frame, pathOf('corrections'))}
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
            <Item key={`${each.articleId} ${each.number}`} frame={frame} correction={each} />
          ))}
        </div>
        <Paging
          back={before ? [address(pathOf('corrections'), { language }), t('corrections.newest')] : undefined}
          on={older ? [older, t('corrections.older')] : undefined}
        />
      </Listing>
    </ReaderPage>
  );
}

function Item({ frame, correction }: { frame: PaperFrame; correction: Correction }) {
  if (correction.is === 'withdrawn') return <WithdrawnItem frame={frame} correction={correction} />;
  const { slug, headline, language, number } = correction;
  const telling = { language, zone: frame.paper.zone };
  return (
    <article {...spokenIn(language, frame)}>
      <p className="label">{noticeName(correction, language)}</p>
      <h2>
        <a href={articlePath(slug)}>{headline}</a>
      </h2>
      <p>{correction.note}</p>
      <NoticeChanges {...telling} changes={correction.changes} />
      <p className="story-time">
        {timeIn(telling)(correction.at)}
        {' · '}
        <a href={releasePath(slug, number)}>{translatorFor(language)('corrections.release', { number })}</a>
      </p>
      <NoticeEvents {...telling} notice={correction} />
    </article>
  );
}

type Withdrawn = { frame: PaperFrame; correction: Extract<Correction, { is: 'withdrawn' }> };

/** Neither the story nor its address is named while it is withdrawn. */
function WithdrawnItem({ frame, correction: { kind, at, withdrawnAt } }: Withdrawn) {
  const { language } = frame;
  const t = translatorFor(language);
  const telling = { language, zone: frame.paper.zone };
  return (
    <article>
      <p className="label">{noticeName({ kind, holds: true }, language)}</p>
      <h2>{t('corrections.withdrawnStory')}</h2>
      <p>
        <WithdrawnSince {...telling} at={withdrawnAt} />
      </p>
      <p className="story-time">{timeIn(telling)(at)}</p>
    </article>
  );
}
