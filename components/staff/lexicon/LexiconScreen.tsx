'use client';
import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';

type Name = { id: number; name: string };
type Acts = {
  add(order: { language: 'zh-CN'; name: string }): Promise<ActAnswer<{ id: number }>>;
  remove(order: { id: number }): Promise<ActAnswer<void>>;
};
type Props = { names: Name[]; mayChange: boolean; acts: Acts };

/** Names that are in no dictionary, added and removed one at a time. */
export function LexiconScreen({ names, mayChange, acts }: Props) {
  const t = useTranslations('lexicon');
  const router = useRouter();
  const { run, announce, notices } = useAction();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);

  async function remove(id: number, name: string) {
    await run(acts.remove({ id }), () => t('removed', { name }));
    router.refresh();
    field.current?.focus(); // the pressed button no longer exists
  }

  return (
    <>
      {mayChange && (
        <ActForm
          act="lexicon.change"
          subject={null}
          layout="row"
          look="plain"
          submit={t('add')}
          send={() => acts.add({ language: 'zh-CN', name: typed.trim() })}
          onDone={() => {
            announce(t('added', { name: typed.trim() }));
            setTyped('');
            field.current?.focus();
            router.refresh();
          }}
        >
          <div className="basis-full sm:basis-80">
            <InputField
              ref={field}
              label={t('name')}
              hint={t('hint')}
              lang="zh-CN"
              required
              pattern=".*\S.*"
              value={typed}
              maxLength={40}
              onText={setTyped}
            />
          </div>
        </ActForm>
      )}
      {notices}
      {names.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} />
      ) : (
        <ul aria-label={t('title')} lang="zh-CN" className="flex flex-wrap gap-2">
          {names.map(({ id, name }) => (
            <li
              key={id}
              className="flex items-center gap-1 rounded-md border border-line bg-sheet py-1 ps-3 pe-1"
            >
              {name}
              {mayChange && (
                <Button
                  small
                  look="quiet"
                  aria-label={t('remove', { name })}
                  onClick={() => remove(id, name)}
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
