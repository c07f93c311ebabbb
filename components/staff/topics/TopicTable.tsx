'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { Button } from '#components/ui/Button.tsx';
import { DataTable } from '#components/ui/DataTable.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { useOpenRow } from '#components/ui/useOpenRow.ts';
import type { ListedTopic } from '#editorial/taxonomy/topicList.ts';
import { MergeTopic, RenameTopic, type TopicActs } from './TopicDialogs.tsx';

type Props = {
  topics: ListedTopic[];
  may: { rename: boolean; merge: boolean; delete: boolean };
  acts: TopicActs;
  /** shown when there is no topic */
  children: ReactNode;
};

const idOf = ({ id }: ListedTopic) => id;
const count = 'text-right! tabular-nums max-sm:hidden';

/** The paper's topics, with buttons for what the user may do with each. */
export function TopicTable({ topics, may, acts, children }: Props) {
  const t = useTranslations('topics');
  const format = useFormatter();
  const router = useRouter();
  const [renaming, setRenaming] = useOpenRow(topics, idOf);
  const [merging, setMerging] = useOpenRow(topics, idOf);
  const [done, setDone] = useState('');
  function onDone(text: string) {
    setDone(text);
    router.refresh();
  }
  if (topics.length === 0) return children;
  return (
    <>
      <LiveNotice tone="good">{done}</LiveNotice>
      <DataTable
        caption={t('title')}
        rows={topics}
        keyOf={idOf}
        columns={[
          {
            head: t('name'),
            className: 'w-full',
            cell: ({ name, slug, articles, live }) => (
              <>
                <span className="block font-medium wrap-anywhere">{name}</span>
                <span className="block text-xs text-quiet wrap-anywhere">/topics/{slug}</span>
                <span className="block text-xs text-quiet sm:hidden">{t('count', { articles, live })}</span>
              </>
            ),
          },
          { head: t('articles'), className: count, cell: ({ articles }) => format.number(articles) },
          { head: t('live'), className: count, cell: ({ live }) => format.number(live) },
          {
            head: t('acts'),
            isHeadHidden: true,
            cell: (topic) => {
              const { id, name } = topic;
              return (
                <span className="flex items-center justify-end gap-2 whitespace-nowrap max-sm:flex-col max-sm:items-stretch">
                  {may.rename && (
                    <Button small aria-label={t('renameName', { name })} onClick={() => setRenaming(topic)}>
                      {t('rename')}
                    </Button>
                  )}
                  {may.merge && (
                    <Button small aria-label={t('mergeName', { name })} onClick={() => setMerging(topic)}>
                      {t('merge')}
                    </Button>
                  )}
                  {may.delete && topic.articles === 0 && (
                    <DeleteButton subject="topic" id={id} name={name} isIcon onDone={router.refresh} />
                  )}
                </span>
              );
            },
          },
        ]}
      />
      {renaming && (
        <RenameTopic acts={acts} onDone={onDone} topic={renaming} onClose={() => setRenaming(null)} />
      )}
      {merging && <MergeTopic acts={acts} onDone={onDone} topic={merging} onClose={() => setMerging(null)} />}
    </>
  );
}
