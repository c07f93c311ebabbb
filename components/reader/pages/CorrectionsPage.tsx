import { Listing } from '#components/reader/parts/Listing.tsx';
import { NoticeChanges, NoticeEvents, WithdrawnSince } from '#components/reader/parts/Notices.tsx';
import { Paging } from '#components/reader/parts/Rows.tsx';
import { Instant } from '#components/reader/parts/Times.tsx';
import { localAddress } from '#components/reader/readerFrame.ts';
import { pathOf } from '#contracts/routes.ts';
import type { Correction } from '#editorial/readerQueries/correctionList.ts';
import type { PageOfItems } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath, inOtherLanguages, releasePath } from '#publishing/addresses.ts';
import { noticeName } from '#publishing/noticeText.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts; page: PageOfItems<Correction>; before?: string };

export function CorrectionsPage({ frame, facts, page, before }: Props) {
  const t = translatorFor(frame.language);
  const hrefOf = (cursor?: string) => localAddress(frame, pathOf('corrections'), { before: cursor });
  const feed = localAddress(frame, pathOf('correctionsFeed'));
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={t('corrections.title')}
      description={t('corrections.intro')}
      path={hrefOf(before)}
      feeds={[{ path: feed, title: t('corrections.feed') }]}
      alternates={before ? [] : inOtherLanguages(frame, pathOf('corrections'))}
    >
      <Listing heading={t('corrections.title')} standfirst={t('corrections.intro')}>
        {page.items.length === 0 && <p className="list-empty">{t('corrections.empty')}</p>}
        <div className="corrections-list">
          {page.items.map((each) => (
            <Item key={`${each.articleId} ${each.number}`} frame={frame} correction={each} />
          ))}
        </div>
        <Paging
          back={before ? [hrefOf(), t('corrections.newest')] : undefined}
          on={page.before ? [hrefOf(page.before), t('corrections.older')] : undefined}
        />
      </Listing>
    </ReaderPage>
  );
}

function Item({ frame, correction }: { frame: PaperFrame; correction: Correction }) {
  if (correction.is === 'withdrawn') return <WithdrawnItem frame={frame} correction={correction} />;
  const { slug, headline, language, number } = correction;
  const spoken = { ...frame, language };
  return (
    <article {...spokenIn(language, frame)}>
      <p className="label">{noticeName(correction, language)}</p>
      <h2>
        <a href={articlePath(slug)}>{headline}</a>
      </h2>
      <p>{correction.note}</p>
      <NoticeChanges frame={spoken} changes={correction.changes} />
      <p className="story-time">
        <Instant frame={spoken} at={correction.at} />
        {' · '}
        <a href={releasePath(slug, number)}>{translatorFor(language)('corrections.release', { number })}</a>
      </p>
      <NoticeEvents frame={spoken} notice={correction} />
    </article>
  );
}

type Withdrawn = { frame: PaperFrame; correction: Extract<Correction, { is: 'withdrawn' }> };

/** Shows neither the story nor its address while the story is withdrawn. */
function WithdrawnItem({ frame, correction: { kind, at, withdrawnAt } }: Withdrawn) {
  return (
    <article>
      <p className="label">{noticeName({ kind, holds: true }, frame.language)}</p>
      <h2>{translatorFor(frame.language)('corrections.withdrawnStory')}</h2>
      <p>
        <WithdrawnSince frame={frame} at={withdrawnAt} />
      </p>
      <p className="story-time">
        <Instant frame={frame} at={at} />
      </p>
    </article>
  );
}
