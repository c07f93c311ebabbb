'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import type { ListedTopic } from '#editorial/taxonomy/topicList.ts';
import type { TopicActs } from './topicActs.ts';

type Props = {
  topic: ListedTopic;
  acts: TopicActs;
  onDone(text: string): void;
  close(): void;
};

/** Milliseconds without a key after which topics are looked up. */
const LOOK_UP_AFTER_MS = 200;

/** Asks by name into which topic another goes, and says how many articles that moves. */
export function MergeTopic({ topic, acts, onDone, close }: Props) {
  const t = useTranslations('topics');
  const { guard } = useRefusal();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ id: number; name: string }[]>([]);
  const others = found.filter(({ id }) => id !== topic.id);
  const target = others.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());
  const into = useRef('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up for each text, whatever else renders
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const answer = await guard(acts.find(typed));
      if (isWanted && answer.ok) setFound(answer.value);
    }, LOOK_UP_AFTER_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [typed]);

  return (
    <ConfirmDialog
      act="topic.merge"
      subject={`topic:${topic.id}`}
      decidedOn={topic.decidedOn}
      onClose={close}
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
      <Field label={t('into')} hint={t('intoHint')}>
        <TextInput
          required
          list={list}
          maxLength={80}
          autoComplete="off"
          value={typed}
          onChange={({ target: field }) => setTyped(field.value)}
        />
      </Field>
      <datalist id={list}>
        {others.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </ConfirmDialog>
  );
}
