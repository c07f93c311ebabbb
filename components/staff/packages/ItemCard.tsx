'use client';
import { useLocale, useTranslations } from 'use-intl';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { FrontChecks } from '#components/staff/front/FrontChecks.tsx';
import { MoveButtons } from '#components/staff/lists/MoveButtons.tsx';
import { ReleaseCheckList } from '#components/staff/release/ReleaseChecks.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { frontAddress, frontFindingAddress } from '#contracts/findingPlaces.ts';
import { KindAndNote } from './KindAndNote.tsx';
import { type Item, type OrderedItem, wantOf } from './packageActs.ts';
import { ReviewedDraft } from './ReviewedDraft.tsx';

type Props = {
  /** undefined until the server has sent the item */
  item: Item | undefined;
  order: OrderedItem;
  open: boolean;
  now: Date;
  place: { at: number; of: number };
  /** whether the newer draft of an article is being loaded */
  isLoading(articleId: number): boolean;
  onReviewNewer(articleId: number): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
  onChange(order: OrderedItem): void;
};

/** One article or front of a package: its name, its checks, and its place in the order. */
export function ItemCard({
  item,
  order,
  open,
  now,
  place,
  isLoading,
  onReviewNewer,
  onChange,
  ...list
}: Props) {
  const name = useItemName(item);
  if (!item)
    return (
      <li className="rounded-md border border-line bg-sheet p-4">
        <Skeleton rows={2} className="h-6" />
      </li>
    );
  const want = wantOf(item, order);
  return (
    <li className="flex flex-col gap-3 rounded-md border border-line bg-sheet p-4">
      <div className="flex items-start gap-3 max-sm:flex-col max-sm:gap-1">
        <div className="min-w-0 grow">
          <h3 className="font-serif text-lg leading-snug font-medium">
            <Link
              href={
                item.is === 'front'
                  ? frontAddress({ section: item.slug, language: item.language })
                  : `/newsroom/articles/${item.articleId}`
              }
              lang={item.is === 'article' ? item.language : undefined}
              className="hover:underline"
            >
              {name}
            </Link>
          </h3>
          {item.is === 'article' && (
            <div className="mt-1">
              <StatusTag of={item.standing} now={now} />
            </div>
          )}
        </div>
        {open && <MoveButtons {...place} {...list} name={name} />}
      </div>
      {item.is === 'article' && (
        <ReviewedDraft
          item={item}
          isLoading={isLoading(item.articleId)}
          onReviewNewer={() => onReviewNewer(item.articleId)}
        />
      )}
      {item.is === 'article' && item.again && 'articleId' in order && (
        <KindAndNote order={order} open={open} onChange={onChange} language={item.language} want={want} />
      )}
      {item.is === 'front' ? (
        <FrontItemChecks item={item} />
      ) : (
        // While a required field is empty, the list must not say that nothing prevents the release.
        (item.findings.length > 0 || !want) && (
          <ReleaseCheckList articleId={item.articleId} findings={item.findings} />
        )
      )}
    </li>
  );
}

/** The headline of an article, or the name of a front. */
export function useItemName(item: Item | undefined): string {
  const t = useTranslations('packages');
  const locale = useLocale() as 'en' | 'zh-CN';
  if (!item) return '';
  if (item.is === 'article') return item.headline || t('untitled');
  const section = item.section && (item.section[locale] ?? Object.values(item.section)[0]);
  const language = t(`language.${item.language}`);
  return section ? t('frontOf', { name: section, language }) : t('frontPage', { language });
}

function FrontItemChecks({ item }: { item: Extract<Item, { is: 'front' }> }) {
  const t = useTranslations('packages');
  const { findings, slug: section, language } = item;
  if (findings.length === 0) return <p className="text-sm text-good">{t('frontFit')}</p>;
  return (
    <FrontChecks
      findings={findings}
      renderLink={({ place }, words) => (
        <Link
          href={frontFindingAddress({ section, language }, place)}
          className="whitespace-nowrap underline"
        >
          {words}
        </Link>
      )}
    />
  );
}
