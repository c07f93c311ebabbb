'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { useDatabaseClock } from '#components/staff/calendar/useDatabaseClock.ts';
import { OtherZones } from '#components/staff/dateTime/DateTimeField.tsx';
import { withItemMoved } from '#components/staff/lists/itemMove.ts';
import { ListSavingNotice } from '#components/staff/lists/ListSavingNotice.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import type { PackageRead } from '#editorial/packages/packageContents.ts';
import { AddArticle } from './AddArticle.tsx';
import { AddFront } from './AddFront.tsx';
import { ItemCard } from './ItemCard.tsx';
import { PackageSchedule } from './PackageSchedule.tsx';
import { isSame, type NamedSection, type PackageActs } from './packageActs.ts';
import { RenameDialog } from './RenameDialog.tsx';
import { usePackage, useReviewedItems } from './usePackage.ts';

type Props = {
  read: PackageRead;
  sections: NamedSection[];
  otherZones: string[];
  may: { change: boolean; release: boolean; delete: boolean };
  acts: PackageActs;
};

/** The articles and fronts that are released together, with their checks, and the release form. */
export function PackageScreen({ sections, otherZones, may, acts, ...props }: Props) {
  const t = useTranslations('packages');
  const router = useRouter();
  const { messageOf } = useRefusal();
  const { read, reviewNewer, isLoading } = useReviewedItems(props.read);
  const { id, name } = read;
  const changing = usePackage(props.read, acts);
  const now = useDatabaseClock(read.now.toISOString(), 5_000);
  const { ordered, change } = changing;
  const open = may.change && !read.scheduledAt;

  return (
    <OtherZones value={otherZones}>
      <div className="flex flex-wrap items-center gap-3">
        <StatusTag of={{ ...read, is: 'package' }} />
        {may.change && <RenameDialog read={read} act={acts.rename} />}
        {may.delete && (
          <DeleteButton
            subject="package"
            id={id}
            name={name}
            onDone={() => router.push('/newsroom/packages')}
          />
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <section aria-labelledby="items" className="flex min-w-0 flex-col gap-4">
          <h2 id="items" className="font-serif text-xl font-semibold">
            {t('items')}
          </h2>
          <LiveNotice>{changing.refused && messageOf(changing.refused)}</LiveNotice>
          {may.change && read.scheduledAt && <p className="text-sm text-quiet">{t('fixed')}</p>}
          {ordered.length === 0 && <EmptyState title={t('empty')} text={t('emptyText')} />}
          <ol className="flex flex-col gap-3">
            {ordered.map((order, at) => {
              const key = 'frontId' in order ? `front ${order.frontId}` : `article ${order.articleId}`;
              return (
                <ItemCard
                  key={key}
                  order={order}
                  open={open}
                  now={now}
                  isLoading={isLoading}
                  item={read.items.find((item) => isSame(item, order))}
                  place={{ at, of: ordered.length }}
                  onReviewNewer={reviewNewer}
                  onMove={(by) => void change((items) => withItemMoved(items, at, by))}
                  onRemove={() => void change((items) => items.filter((item) => !isSame(item, order)))}
                  onChange={(next) =>
                    void change((items) => items.map((item) => (isSame(item, order) ? next : item)))
                  }
                />
              );
            })}
          </ol>
          <ListSavingNotice saving={changing.saving} />
          {read.companions.length > 0 && (
            <div className="flex flex-col gap-1 text-sm">
              <h3 className="font-medium">{t('companions')}</h3>
              <ul>
                {read.companions.map(({ articleId, headline, language }) => (
                  <li key={articleId}>
                    <Link
                      href={`/newsroom/articles/${articleId}/release`}
                      lang={language}
                      className="font-serif text-base underline underline-offset-4"
                    >
                      {headline || t('untitled')}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {open && (
            <div className="grid gap-5 border-t border-line pt-5 sm:grid-cols-2">
              <AddArticle
                excludedIds={ordered.flatMap((item) => ('articleId' in item ? Number(item.articleId) : []))}
                onAdd={(articleId) =>
                  void change((items) => [...items, { articleId, kind: null, readerNote: '' }])
                }
              />
              <AddFront
                sections={sections}
                find={acts.findFront}
                onAdd={(frontId) =>
                  void change((items) =>
                    items.some((item) => isSame(item, { frontId })) ? items : [...items, { frontId }],
                  )
                }
              />
            </div>
          )}
        </section>
        <PackageSchedule read={read} changing={changing} now={now} acts={acts} mayRelease={may.release} />
      </div>
    </OtherZones>
  );
}
