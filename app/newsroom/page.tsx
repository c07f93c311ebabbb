import type { Metadata } from 'next';
import { copyOwner } from '#app/copyOwner';
import { requireActor } from '#app/currentActor';
import { wordsOf } from '#app/staffPage';
import { ArticleSearch } from '#components/newsroom/ArticleSearch';
import { ArticleTable } from '#components/newsroom/ArticleTable';
import { NewArticleLink } from '#components/newsroom/NewArticleLink';
import { Page } from '#components/newsroom/Page';
import { ViewLinks } from '#components/newsroom/ViewLinks';
import { RecoverNotice } from '#components/recover/RecoverNotice';
import { buttonLook } from '#components/ui/Button';
import { EmptyState } from '#components/ui/EmptyState';
import { Link } from '#components/ui/Link';
import { listArticles, listOrder } from '#editorial/article/listing';
import { compareWithDrafts, createRecoveredDraft } from './recoverActions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('newsroom'))('list.title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ArticlesPage({ searchParams }: Props) {
  const actor = await requireActor('/newsroom');
  const order = listOrder.parse(await searchParams);
  const { view, q } = order;
  const [{ items, before, now }, t] = await Promise.all([
    listArticles(actor, order),
    wordsOf('newsroom.list'),
  ]);
  const here = { view, ...(q && { q }) };
  return (
    <Page title={t('title')} aside={<NewArticleLink />} wide>
      <RecoverNotice
        owner={await copyOwner(actor)}
        acts={{ compare: compareWithDrafts, createDraft: createRecoveredDraft }}
        language={actor.locale}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ViewLinks view={view} q={q} />
        <ArticleSearch q={q} view={view} />
      </div>
      <p role="status" className="sr-only">
        {t('shown', { count: items.length })}
      </p>
      {items.length > 0 ? (
        <ArticleTable items={items} now={now} />
      ) : (
        <EmptyState title={t('empty.title')} text={q ? t('empty.search', { q }) : t(`empty.${view}`)} />
      )}
      <div className="flex items-center gap-3 text-sm">
        {order.before && (
          <Link className={buttonLook()} href={`/newsroom?${new URLSearchParams(here)}`}>
            {t('newest')}
          </Link>
        )}
        {before && (
          <Link className={buttonLook()} href={`/newsroom?${new URLSearchParams({ ...here, before })}`}>
            {t('older')}
          </Link>
        )}
        <p className="ml-auto text-xs text-quiet max-md:hidden">{t('keys')}</p>
      </div>
    </Page>
  );
}
