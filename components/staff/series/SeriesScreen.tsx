'use client';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { withItemMoved } from '#components/staff/lists/itemMove.ts';
import { ListSavingNotice } from '#components/staff/lists/ListSavingNotice.tsx';
import { MoveButtons } from '#components/staff/lists/MoveButtons.tsx';
import { useListOrder } from '#components/staff/lists/useListOrder.ts';
import { AddArticle } from '#components/staff/packages/AddArticle.tsx';
import { Button } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import type { SeriesWithParts } from '#editorial/series/seriesList.ts';
import { SeriesDialog } from './SeriesDialog.tsx';
import type { SeriesActs } from './seriesActs.ts';

type Props = { read: SeriesWithParts; mayChange: boolean; acts: SeriesActs };

/** The parts of a series in their order, with buttons that move and remove them. Each change is saved at once. */
export function SeriesScreen({ read, mayChange, acts }: Props) {
  const t = useTranslations('series');
  const router = useRouter();
  const { messageOf } = useRefusal();
  const { run, notices } = useAction();
  const series = { seriesId: read.id, version: read.version };
  const rendered = useMemo(
    () => ({ version: read.version, items: read.parts.map(({ articleId }): number => articleId) }),
    [read],
  );
  const { items, change, refused, saving } = useListOrder(rendered, ({ version, items: articleIds }) =>
    acts.setParts({ seriesId: read.id, version, articleIds }),
  );

  async function drop() {
    const answer = await run(acts.drop(series));
    if (answer.ok) router.push('/newsroom/series');
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <a href={`/series/${encodeURIComponent(read.slug)}`} className="text-quiet underline">
          /series/{read.slug}
        </a>
        {mayChange && (
          <SeriesDialog
            texts={read}
            act={async (texts, was) => {
              const answer = await acts.rename({ ...series, ...texts, was });
              if (answer.ok) router.refresh();
              return answer;
            }}
          />
        )}
        {mayChange && items.length === 0 && (
          <Button small look="quiet" onClick={drop}>
            {t('drop')}
          </Button>
        )}
      </div>
      <section aria-labelledby="parts" className="flex max-w-3xl min-w-0 flex-col gap-4">
        <h2 id="parts" className="font-serif text-xl font-semibold">
          {t('parts')}
        </h2>
        <p className="text-sm text-quiet">{t('partsLead')}</p>
        {notices}
        <LiveNotice>{refused && messageOf(refused)}</LiveNotice>
        {items.length === 0 && <EmptyState title={t('empty')} text={t('emptyText')} />}
        <ol className="border-b border-line empty:hidden">
          {items.map((id, at) => {
            const part = read.parts.find(({ articleId }) => Number(articleId) === id);
            const headline = part?.headline || t('untitled');
            return (
              <li
                key={id}
                className="flex items-center gap-x-3 border-t border-line py-2.5 max-sm:flex-wrap max-sm:items-start"
              >
                <span className="w-6 shrink-0 text-right font-serif text-lg text-quiet tabular-nums">
                  {at + 1}
                </span>
                {part ? (
                  <div className="min-w-0 flex-1">
                    <Link
                      href={`/newsroom/articles/${id}`}
                      lang={part.language}
                      className="font-serif text-lg leading-snug font-medium hover:underline"
                    >
                      {headline}
                    </Link>
                    <div className="mt-1">
                      <StatusTag of={part.standing} now={new Date()} />
                    </div>
                  </div>
                ) : (
                  <div className="grow">
                    <Skeleton rows={1} className="h-6" />
                  </div>
                )}
                {mayChange && (
                  <div className="max-sm:basis-full max-sm:ps-7">
                    <MoveButtons
                      name={headline}
                      at={at}
                      of={items.length}
                      onMove={(by) => void change((all) => withItemMoved(all, at, by))}
                      onRemove={() => void change((all) => all.filter((other) => other !== id))}
                    />
                  </div>
                )}
              </li>
            );
          })}
        </ol>
        <ListSavingNotice saving={saving} />
        {mayChange && (
          <div className="sm:max-w-md">
            <AddArticle
              excludedIds={items}
              onAdd={(id) => void change((all) => (all.includes(id) ? all : [...all, id]))}
            />
          </div>
        )}
      </section>
    </>
  );
}
