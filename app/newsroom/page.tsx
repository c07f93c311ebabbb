import { requireActor } from '#app/_auth/currentActor.ts';
import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import { copyOwner, type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { RecoverNotice } from '#components/recover/RecoverNotice.tsx';
import { ArticleFilters } from '#components/staff/articles/ArticleFilters.tsx';
import { ArticleSearch } from '#components/staff/articles/ArticleSearch.tsx';
import { ArticleTable } from '#components/staff/articles/ArticleTable.tsx';
import { articleListPath, countFilters } from '#components/staff/articles/articleListAddress.ts';
import { SearchedWords } from '#components/staff/articles/SearchedWords.tsx';
import { ViewLinks } from '#components/staff/articles/ViewLinks.tsx';
import { NewArticleLink } from '#components/staff/frame/NewArticleLink.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { listArticles, listOrder } from '#editorial/articles/articleList.ts';
import { suggestAuthors } from '#editorial/articles/articleListFilters.ts';
import { offerForDrafts } from '#editorial/drafts/draftSpelling.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { compareWithDrafts, createRecoveredDraft } from './recoverActions.ts';

export const generateMetadata = titled('newsroom', (t) => t('list.title'));

export default async function ArticlesPage({ searchParams }: SearchProps) {
  const actor = await requireActor('/newsroom');
  const { before: place, ...listQuery } = listOrder.parse(await searchParams);
  const { view, q } = listQuery;
  const [{ items, before, now, leftOut, isOfStopWords }, t, { sections }, authors] = await Promise.all([
    listArticles(actor, { ...listQuery, before: place }),
    wordsOf('newsroom.list'),
    readPaper(),
    suggestAuthors(),
  ]);
  const better = q && items.length === 0 && !place ? await offerForDrafts(actor, q) : null;
  const filterCount = countFilters(listQuery);
  const emptyText = q ? t('empty.search', { q }) : filterCount > 0 ? t('empty.filtered') : t(`empty.${view}`);
  return (
    <NewsroomPage title={t('title')} aside={<NewArticleLink />} wide>
      <RecoverNotice
        owner={await copyOwner(actor)}
        acts={{ compare: compareWithDrafts, createDraft: createRecoveredDraft }}
        language={actor.locale}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ViewLinks listQuery={listQuery} />
        <ArticleSearch listQuery={listQuery} />
      </div>
      <ArticleFilters
        key={articleListPath(listQuery)}
        listQuery={listQuery}
        sections={sections}
        authors={authors}
      />
      <SearchedWords listQuery={listQuery} leftOut={leftOut} isOfStopWords={isOfStopWords} better={better} />
      <p role="status" className="sr-only">
        {t('shown', { count: items.length })}
      </p>
      {items.length > 0 ? (
        <ArticleTable items={items} now={now} />
      ) : (
        <EmptyState title={t('empty.title')} text={emptyText} />
      )}
      <div className="flex items-center gap-3 text-sm">
        {place && <ButtonLink href={articleListPath(listQuery)}>{t('newest')}</ButtonLink>}
        {before && <ButtonLink href={articleListPath(listQuery, before)}>{t('older')}</ButtonLink>}
        <p className="ml-auto text-xs text-quiet max-md:hidden">{t('keys')}</p>
      </div>
    </NewsroomPage>
  );
}
