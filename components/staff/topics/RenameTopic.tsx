'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ListedTopic } from '#editorial/taxonomy/topicList.ts';

type RenameOrder = { topicId: number; name: string; slug: string; confirmation: Confirmation };
export type RenameTopicAct = (order: RenameOrder) => Promise<ActAnswer<{ slug: string }>>;
type Props = { topic: ListedTopic; rename: RenameTopicAct; onDone(text: string): void; onClose(): void };

/** A topic's name, and its address if the server should not derive it from the name. */
export function RenameTopic({ topic, rename, onDone, onClose }: Props) {
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
      onClose={onClose}
      title={t('renameTitle', { name: topic.name })}
      submit={ui('save')}
      send={(confirmation) => {
        sent.current = name.trim();
        return rename({ topicId: topic.id, name, slug, confirmation });
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
    </ConfirmDialog>
  );
}
