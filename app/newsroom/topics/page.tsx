import { requireActor } from '#app/_auth/currentActor.ts';
import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { TopicTable } from '#components/staff/topics/TopicTable.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { may } from '#editorial/access/policy.ts';
import { listTopics, topicListOrder } from '#editorial/taxonomy/topicList.ts';
import { findOtherTopics, mergeATopic, renameATopic } from './actions.ts';

export const generateMetadata = titled('topics', (t) => t('title'));

export default async function TopicsPage({ searchParams }: SearchProps) {
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
        <ButtonLink
          href={`/newsroom/topics?${new URLSearchParams({ ...(q && { q }), after })}`}
          className="self-start"
        >
          {t('more')}
        </ButtonLink>
      )}
    </NewsroomPage>
  );
}
