import { requireActor } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { TopicTable } from '#components/staff/topics/TopicTable.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link } from '#components/ui/Link.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { may } from '#editorial/access/policy.ts';
import { listTopics, topicListOrder } from '#editorial/taxonomy/topicList.ts';
import { findOtherTopics, mergeATopic, renameATopic } from './actions.ts';

export const generateMetadata = titled('topics', 'title');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TopicsPage({ searchParams }: Props) {
  const actor = await requireActor('/newsroom/topics');
  const order = topicListOrder.parse(await searchParams);
  const [{ items, after }, t] = await Promise.all([listTopics(actor, order), wordsOf('topics')]);
  const { q } = order;
  return (
    <NewsroomPage title={t('title')}>
      <p className="max-w-prose text-sm text-quiet">{t('lead')}</p>
      <search>
        <QueryForm action="/newsroom/topics" className="max-w-sm">
          <TextInput
            type="search"
            name="q"
            defaultValue={q}
            maxLength={80}
            aria-label={t('search')}
            placeholder={t('searchHint')}
          />
        </QueryForm>
      </search>
      <TopicTable
        topics={items}
        may={{
          rename: may(actor, 'topic.change'),
          merge: may(actor, 'topic.merge'),
          delete: may(actor, 'topic.delete'),
        }}
        acts={{ rename: renameATopic, merge: mergeATopic, find: findOtherTopics }}
      >
        <EmptyState title={t('empty')} text={q ? t('emptySearch', { q }) : t('emptyText')} />
      </TopicTable>
      {after && (
        <Link
          className={`${buttonLook()} self-start`}
          href={`/newsroom/topics?${new URLSearchParams({ ...(q && { q }), after })}`}
        >
          {t('more')}
        </Link>
      )}
    </NewsroomPage>
  );
}
