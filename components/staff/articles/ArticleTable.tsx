'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { Link } from '#components/ui/Link.tsx';
import type { ListedArticle } from '#editorial/articles/articleList.ts';
import { ArticleStatusTag } from './ArticleStatusTag.tsx';
import { MarkedText } from './MarkedText.tsx';
import { UnreleasedTag } from './UnreleasedTag.tsx';
import { useFieldNames } from './useFieldNames.ts';

/** Moves among the rows with J, K and the arrows; Enter is the link's own, Delete asks whether to delete the row's. */
function useRowKeys() {
  const rows = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (event.key === 'Delete' && target.matches('a[data-row]'))
        target.closest('tr')?.querySelector<HTMLElement>('button[data-delete]')?.click();
      if (target.matches('input:not([type=search]), textarea, select, [contenteditable], [role=menuitem]'))
        return;
      const inSearch = target.matches('input[type=search]');
      const step =
        event.key === 'ArrowDown' || (event.key === 'j' && !inSearch)
          ? 1
          : event.key === 'ArrowUp' || (event.key === 'k' && !inSearch)
            ? -1
            : 0;
      const links = [...(rows.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
      if (step === 0 || links.length === 0 || document.querySelector('[role=dialog], [role=menu]')) return;
      const here = links.indexOf(document.activeElement as HTMLElement);
      if (here === -1 && step === -1) return;
      event.preventDefault();
      links[Math.min(Math.max(here + step, 0), links.length - 1)]?.focus();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return rows;
}

const cell = 'border-t border-line px-3 py-1.5 align-middle text-sm';
const head = 'px-3 py-2 text-left text-xs font-medium text-quiet';

export function ArticleTable({ items, now }: { items: ListedArticle[]; now: Date }) {
  const t = useTranslations('newsroom.list');
  const format = useFormatter();
  const locale = useLocale() as 'en' | 'zh-CN';
  const rows = useRowKeys();
  const router = useRouter();
  const namesOf = useFieldNames();
  const saidOf = ({ lastChange, changedBy }: ListedArticle, when: string) => {
    if (lastChange?.by)
      return t('changedField', { when, who: lastChange.by, field: namesOf([lastChange.field]) });
    return changedBy ? t('changedBy', { when, who: changedBy }) : when;
  };
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{t('caption')}</caption>
      <thead className="max-sm:sr-only">
        <tr>
          <th scope="col" className={head}>
            {t('headline')}
          </th>
          <th scope="col" className={`${head} max-lg:hidden`}>
            {t('section')}
          </th>
          <th scope="col" className={`${head} max-sm:hidden`}>
            {t('standing')}
          </th>
          <th scope="col" className={`${head} max-lg:hidden text-right!`}>
            {t('words')}
          </th>
          <th scope="col" className={`${head} max-md:hidden`}>
            {t('changed')}
          </th>
          <th scope="col" className={head}>
            <span className="sr-only">{t('acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={rows}>
        {items.map((item) => {
          const section = item.section?.[locale] ?? item.section?.en ?? '';
          const when = format.relativeTime(new Date(item.changedAt), { now, style: 'narrow' });
          const changed = saidOf(item, when);
          return (
            <tr key={item.id} className="relative focus-within:bg-well hover:bg-well">
              <td className={`${cell} w-full`}>
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
                  <span className="sm:hidden">
                    <ArticleStatusTag standing={item.standing} now={now} />
                  </span>
                  <span className="sm:hidden">
                    <UnreleasedTag unreleased={item.unreleased} />
                  </span>
                  {section && <span>{section}</span>}
                  <span>{changed}</span>
                </div>
              </td>
              <td className={`${cell} whitespace-nowrap max-lg:hidden`}>{section}</td>
              <td className={`${cell} max-sm:hidden`}>
                <span className="flex flex-wrap items-center gap-1.5">
                  <ArticleStatusTag standing={item.standing} now={now} />
                  <UnreleasedTag unreleased={item.unreleased} />
                </span>
              </td>
              <td className={`${cell} text-right tabular-nums max-lg:hidden`}>
                {format.number(item.wordCount)}
              </td>
              <td className={`${cell} whitespace-nowrap text-quiet max-md:hidden`}>{changed}</td>
              <td className={`${cell} px-1!`}>
                {item.mayDelete && (
                  <span className="relative z-10">
                    <DeleteButton
                      subject="article"
                      id={item.id}
                      name={item.headline}
                      isIcon
                      onDone={() => router.refresh()}
                    />
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
