'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { Button } from '#components/ui/Button.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import { useOpenRow } from '#components/ui/useOpenRow.ts';
import type { ListedTopic } from '#editorial/taxonomy/topicList.ts';
import { MergeTopic } from './MergeTopic.tsx';
import { RenameTopic } from './RenameTopic.tsx';
import type { TopicActs } from './topicActs.ts';

type Props = {
  topics: ListedTopic[];
  may: { rename: boolean; merge: boolean; delete: boolean };
  acts: TopicActs;
  /** what stands here when there is none */
  children: ReactNode;
};

const head = 'px-3 py-2 text-left text-xs font-medium text-quiet';
const cell = 'border-t border-line px-3 py-2 align-middle text-sm';

const idOf = ({ id }: ListedTopic) => id;

/** The paper's topics, with what can be done with each. */
export function TopicTable({ topics, may, acts, children }: Props) {
  const t = useTranslations('topics');
  const format = useFormatter();
  const router = useRouter();
  const ready = useHydrated();
  const [renaming, setRenaming] = useOpenRow(topics, idOf);
  const [merging, setMerging] = useOpenRow(topics, idOf);
  const [done, setDone] = useState('');
  const finish = (text: string) => {
    setDone(text);
    router.refresh();
  };
  if (topics.length === 0) return children;
  return (
    <>
      <LiveNotice tone="good">{done}</LiveNotice>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="max-sm:sr-only">
          <tr>
            <th scope="col" className={head}>
              {t('name')}
            </th>
            <th scope="col" className={`${head} text-right! max-sm:hidden`}>
              {t('articles')}
            </th>
            <th scope="col" className={`${head} text-right! max-sm:hidden`}>
              {t('live')}
            </th>
            <th scope="col" className={head}>
              <span className="sr-only">{t('acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <tr key={topic.id}>
              <th scope="row" className={`${cell} w-full text-left font-normal`}>
                <span className="block font-medium wrap-anywhere">{topic.name}</span>
                <span className="block text-xs text-quiet wrap-anywhere">/topics/{topic.slug}</span>
                <span className="block text-xs text-quiet sm:hidden">
                  {t('count', { articles: topic.articles, live: topic.live })}
                </span>
              </th>
              <td className={`${cell} text-right tabular-nums max-sm:hidden`}>
                {format.number(topic.articles)}
              </td>
              <td className={`${cell} text-right tabular-nums max-sm:hidden`}>{format.number(topic.live)}</td>
              <td className={`${cell} whitespace-nowrap`}>
                <span className="flex flex-wrap items-center justify-end gap-2 max-sm:flex-col max-sm:items-stretch">
                  {may.rename && (
                    <Button
                      small
                      disabled={!ready}
                      aria-label={t('renameName', { name: topic.name })}
                      onClick={() => setRenaming(topic)}
                    >
                      {t('rename')}
                    </Button>
                  )}
                  {may.merge && (
                    <Button
                      small
                      disabled={!ready}
                      aria-label={t('mergeName', { name: topic.name })}
                      onClick={() => setMerging(topic)}
                    >
                      {t('merge')}
                    </Button>
                  )}
                  {may.delete && topic.articles === 0 && (
                    <DeleteButton
                      subject="topic"
                      id={topic.id}
                      name={topic.name}
                      isIcon
                      onDone={() => router.refresh()}
                    />
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {renaming && (
        <RenameTopic topic={renaming} rename={acts.rename} onDone={finish} close={() => setRenaming(null)} />
      )}
      {merging && (
        <MergeTopic
          topic={merging}
          merge={acts.merge}
          find={acts.find}
          onDone={finish}
          close={() => setMerging(null)}
        />
      )}
    </>
  );
}
