import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { NewPackage } from '#components/staff/packages/NewPackage.tsx';
import { PackageList } from '#components/staff/packages/PackageList.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { may } from '#editorial/access/policy.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { listPackages, packageListOrder } from '#editorial/packages/packageList.ts';
import { addArticle, startPackage } from './actions.ts';

export const generateMetadata = titled('packages', (t) => t('title'));

export default async function PackagesPage({ searchParams }: SearchProps) {
  const actor = await requireActorWhoMay('package.read', '/newsroom/packages');
  const query = await searchParams;
  const add = articleId.safeParse(query.add);
  const mayChange = may(actor, 'package.change');
  const [{ items, before }, t, added] = await Promise.all([
    listPackages(actor, packageListOrder.parse(query)),
    wordsOf('packages'),
    add.success && mayChange ? readArticleForEditing(actor, add.data).catch(() => null) : null,
  ]);
  const article = added && { id: Number(added.article.id), headline: added.headline };
  const acts = { create: startPackage, add: addArticle };
  const addQuery = article ? `add=${article.id}&` : '';
  return (
    <NewsroomPage title={t('title')}>
      <p className="max-w-prose text-sm text-quiet">{t('lead')}</p>
      {article && (
        <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
          {t('adding', { headline: article.headline || t('untitled') })}
        </p>
      )}
      {mayChange ? (
        <NewPackage article={article} acts={acts} />
      ) : (
        <p className="text-sm">{t('onlyEditors')}</p>
      )}
      {items.length > 0 ? (
        <PackageList items={items} article={article} acts={acts} />
      ) : (
        <EmptyState title={t('none')} text={t('noneText')} />
      )}
      {before && (
        <ButtonLink href={`/newsroom/packages?${addQuery}before=${before}`} className="self-start">
          {t('older')}
        </ButtonLink>
      )}
    </NewsroomPage>
  );
}
