'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import type { ListedTopic } from '#editorial/taxonomy/topicList.ts';
import type { TopicActs } from './topicActs.ts';

type Props = {
  topic: ListedTopic;
  rename: TopicActs['rename'];
  onDone(text: string): void;
  close(): void;
};

/** A topic's name, and its address where the name alone would not give it. */
export function RenameTopic({ topic, rename, onDone, close }: Props) {
  const t = useTranslations('topics');
  const ui = useTranslations('ui');
  const [name, setName] = useState(topic.name);
  const [slug, setSlug] = useState('');
  const sent = useRef('');
  return (
    <ConfirmDialog
      act="topic.change"
      subject={`topic:${topic.id}`}
      decidedOn={topic.decidedOn}
      onClose={close}
      title={t('renameTitle', { name: topic.name })}
      submit={ui('save')}
      send={(confirmation) => {
        sent.current = name.trim();
        return rename({ topicId: topic.id, name, slug, confirmation });
      }}
      onDone={() => onDone(t('renamed', { name: sent.current }))}
    >
      <InputField label={t('newName')} required maxLength={80} value={name} onText={setName} />
      <Field label={t('address')} hint={t('addressHint')}>
        <TextInput
          maxLength={80}
          value={slug}
          placeholder={topic.slug}
          onChange={({ target }) => setSlug(target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}
