'use client';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SearchNotice } from '#components/staff/articles/SearchNotice.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { useDebouncedSearch } from '#components/ui/useDebouncedSearch.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ListedTopic } from '#editorial/taxonomy/topicList.ts';

type RenameOrder = { topicId: number; name: string; slug: string; confirmation: Confirmation };
type MergeOrder = { topicId: number; into: number; confirmation: Confirmation };
export type TopicActs = {
  rename(order: RenameOrder): Promise<ActAnswer<{ slug: string }>>;
  merge(order: MergeOrder): Promise<ActAnswer<{ articles: number }>>;
  find(order: { q: string; except: number }): Promise<ActAnswer<{ id: number; name: string }[]>>;
};
type Props = { topic: ListedTopic; acts: TopicActs; onDone(text: string): void; onClose(): void };

/** A topic's name, and its address if the server should not derive it from the name. */
export function RenameTopic({ topic, acts, onDone, onClose }: Props) {
  const t = useTranslations('topics');
  const ui = useTranslations('ui');
  const [name, setName] = useState(topic.name);
  const [slug, setSlug] = useState('');
  const sent = useRef('');
  return (
    <FormDialog
      act="topic.change"
      subject={`topic:${topic.id}`}
      decidedOn={topic.decidedOn}
      onClose={onClose}
      title={t('renameTitle', { name: topic.name })}
      submit={ui('save')}
      send={(confirmation) => {
        sent.current = name.trim();
        return acts.rename({ topicId: topic.id, name, slug, confirmation });
      }}
      onDone={() => onDone(t('renamed', { name: sent.current }))}
    >
      <InputField label={t('newName')} required maxLength={80} value={name} onText={setName} />
      <InputField
        label={t('address')}
        hint={t('addressHint')}
        maxLength={80}
        value={slug}
        placeholder={topic.slug}
        onText={setSlug}
      />
    </FormDialog>
  );
}

/** Asks for the topic that another is merged into, and shows how many articles the merge moves. */
export function MergeTopic({ topic, acts, onDone, onClose }: Props) {
  const t = useTranslations('topics');
  const list = useId();
  const [typed, setTyped] = useState('');
  const [matches, setMatches] = useState<{ id: number; name: string }[]>([]);
  const target = matches.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());
  const into = useRef('');

  const refused = useDebouncedSearch(typed, 200, () => acts.find({ q: typed, except: topic.id }), setMatches);

  return (
    <FormDialog
      act="topic.merge"
      subject={`topic:${topic.id}`}
      decidedOn={topic.decidedOn}
      onClose={onClose}
      title={t('mergeTitle', { name: topic.name })}
      description={t('mergeText', { articles: topic.articles, name: topic.name })}
      look="danger"
      submit={t('mergeNow')}
      blocked={!target}
      send={(confirmation) => {
        into.current = target?.name ?? '';
        return acts.merge({ topicId: topic.id, into: target?.id ?? 0, confirmation });
      }}
      onDone={({ articles }) => onDone(t('merged', { articles, name: into.current }))}
    >
      <InputField
        label={t('into')}
        hint={t('intoHint')}
        required
        list={list}
        maxLength={80}
        autoComplete="off"
        value={typed}
        onText={setTyped}
      />
      <datalist id={list}>
        {matches.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <SearchNotice refused={refused} />
    </FormDialog>
  );
}
