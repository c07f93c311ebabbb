'use client';
import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { EmptyState } from '#components/ui/EmptyState';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';
import { type Answered, type Refused, useRefusal } from '../admin/useRefusal.tsx';
import { useHydrated } from '../useHydrated.ts';

type Name = { id: number; name: string };
type Props = {
  names: Name[];
  mayChange: boolean;
  acts: {
    add(order: { language: 'zh-CN'; name: string }): Promise<Answered<{ id: number }>>;
    remove(order: { id: number }): Promise<Answered<void>>;
  };
};

/** The names that no dictionary has, added and taken out one at a time. */
export function LexiconRoom({ names, mayChange, acts }: Props) {
  const t = useTranslations('lexicon');
  const router = useRouter();
  const ready = useHydrated();
  const { say, guard } = useRefusal();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState('');
  const field = useRef<HTMLInputElement>(null);

  async function tell(asked: Promise<Answered<unknown>>, words: string): Promise<boolean> {
    const answer = await guard(asked);
    setRefused(answer.ok ? null : answer);
    setDone(answer.ok ? words : '');
    router.refresh();
    return answer.ok;
  }

  async function add(event: FormEvent) {
    event.preventDefault();
    const name = typed.trim();
    if (!name) return;
    if (await tell(acts.add({ language: 'zh-CN', name }), t('added', { name }))) setTyped('');
    field.current?.focus();
  }

  async function remove({ id, name }: Name) {
    await tell(acts.remove({ id }), t('removed', { name }));
    field.current?.focus(); // the button that was pressed is gone
  }

  return (
    <>
      {mayChange && (
        <form onSubmit={add} className="flex items-end gap-3">
          <Field label={t('name')} hint={t('hint')}>
            <TextInput
              ref={field}
              lang="zh-CN"
              value={typed}
              maxLength={40}
              onChange={({ target }) => setTyped(target.value)}
            />
          </Field>
          <Button type="submit" disabled={!ready}>
            {t('add')}
          </Button>
        </form>
      )}
      <Notice>{refused && say(refused)}</Notice>
      <p role="status" className="text-sm text-quiet empty:hidden">
        {done}
      </p>
      {names.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} />
      ) : (
        <ul aria-label={t('title')} lang="zh-CN" className="flex flex-wrap gap-2">
          {names.map((each) => (
            <li
              key={each.id}
              className="flex items-center gap-1 rounded-md border border-line bg-sheet py-1 ps-3 pe-1"
            >
              {each.name}
              {mayChange && (
                <Button
                  small
                  look="quiet"
                  aria-label={t('remove', { name: each.name })}
                  onClick={() => remove(each)}
                >
                  <X aria-hidden size={14} />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
