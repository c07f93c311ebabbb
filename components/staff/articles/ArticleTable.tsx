'use client';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { DataTable } from '#components/ui/DataTable.tsx';
import { Link } from '#components/ui/Link.tsx';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import type { ListedArticle } from '#editorial/articles/articleList.ts';
import { AssignmentTags } from './AssignmentTags.tsx';
import { MarkedText } from './MarkedText.tsx';
import { StatusTag } from './StatusTag.tsx';
import { useFieldNames } from './useFieldNames.ts';

const STEPS: Record<string, 1 | -1> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** J, K and the arrow keys move between the rows. Enter follows the row's link; Delete opens its delete dialog. */
function useRowKeys() {
  const rows = useRef<HTMLTableSectionElement>(null);
  useWindowKeys((event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (event.key === 'Delete' && target.matches('a[data-row]'))
      target.closest('tr')?.querySelector<HTMLElement>('button[data-delete]')?.click();
    if (target.matches('input:not([type=search]), textarea, select, [contenteditable], [role=menuitem]'))
      return;
    const isLetter = event.key.length === 1;
    const step = (isLetter && target.matches('input[type=search]') ? 0 : STEPS[event.key]) ?? 0;
    const links = [...(rows.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
    if (step === 0 || links.length === 0) return;
    if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return;
    const current = links.indexOf(document.activeElement as HTMLElement);
    if (current === -1 && step === -1) return;
    event.preventDefault();
    links[Math.min(Math.max(current + step, 0), links.length - 1)]?.focus();
  });
  return rows;
}

/** The newsroom's articles. Narrow windows show the other columns' content under the headline. */
export function ArticleTable({ items, now }: { items: ListedArticle[]; now: Date }) {
  const t = useTranslations('newsroom.list');
  const format = useFormatter();
  const locale = useLocale() as 'en' | 'zh-CN';
  const rows = useRowKeys();
  const router = useRouter();
  const namesOf = useFieldNames();
  const sectionOf = ({ section }: ListedArticle) => section?.[locale] ?? section?.en ?? '';
  function changed({ lastChange, changedBy, changedAt }: ListedArticle): string {
    const when = format.relativeTime(new Date(changedAt), { now, style: 'narrow' });
    if (lastChange?.by)
      return t('changedField', { when, who: lastChange.by, field: namesOf([lastChange.field]) });
    return changedBy ? t('changedBy', { when, who: changedBy }) : when;
  }
  const status = ({ standing, unreleased, waits, assignment }: ListedArticle) => (
    <span className="flex flex-wrap items-center gap-1.5">
      <StatusTag of={standing} now={now} />
      {unreleased && <StatusTag of={{ is: 'unreleased', ...unreleased }} />}
      <AssignmentTags waits={waits} assignment={assignment} />
    </span>
  );
  return (
    <DataTable
      caption={t('caption')}
      rows={items}
      keyOf={({ id }) => id}
      body={rows}
      rowClassName="relative focus-within:bg-well hover:bg-well"
      columns={[
        {
          head: t('headline'),
          className: 'w-full py-1.5!',
          cell: (item) => (
            <>
              <Link
                href={`/newsroom/articles/${item.id}`}
                data-row
                lang={item.language}
                className="font-serif text-[1.0625rem] leading-snug font-medium before:absolute before:inset-0 sm:line-clamp-1"
              >
                {item.headline || <span className="text-quiet italic">{t('untitled')}</span>}
              </Link>
              {item.snippet && (
                <p lang={item.language} className="mt-0.5 line-clamp-2 text-xs text-quiet sm:line-clamp-1">
                  <MarkedText of={item.snippet} />
                </p>
              )}
              <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-quiet md:hidden">
                <span className="sm:hidden">{status(item)}</span>
                {sectionOf(item) && <span>{sectionOf(item)}</span>}
                <span>{changed(item)}</span>
              </div>
            </>
          ),
        },
        { head: t('section'), className: 'whitespace-nowrap max-lg:hidden', cell: sectionOf },
        { head: t('standing'), className: 'max-sm:hidden', cell: status },
        {
          head: t('words'),
          className: 'text-right! tabular-nums max-lg:hidden',
          cell: ({ wordCount }) => format.number(wordCount),
        },
        { head: t('changed'), className: 'whitespace-nowrap text-quiet max-md:hidden', cell: changed },
        {
          head: t('acts'),
          isHeadHidden: true,
          className: 'px-1!',
          cell: ({ id, headline, mayDelete }) =>
            mayDelete && (
              <span className="relative z-10">
                <DeleteButton subject="article" id={id} name={headline} isIcon onDone={router.refresh} />
              </span>
            ),
        },
      ]}
    />
  );
}
