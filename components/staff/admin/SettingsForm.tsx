'use client';
import { type ReactNode, type Ref, useId } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';

type Props = {
  title: string;
  /** what the button says */
  save: string;
  decidedOn: string | null;
  form: Ref<HTMLFormElement>;
  act(form: FormData, confirmation: Confirmation): Promise<ActAnswer<void>>;
  /** @param wrong whether a field was refused, or a part of it (`names.en` of `names`), or what it is a part of */
  children(wrong: (name: string) => boolean): ReactNode;
};

/** Some of the paper's settings, saved together. What was typed stays when it is refused. */
export function SettingsForm({ title, save, decidedOn, form, act, children }: Props) {
  const t = useTranslations('admin.settings');
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <h2 id={id} className="font-serif text-xl font-semibold">
        {title}
      </h2>
      <ActForm
        ref={form}
        act="settings.change"
        subject={null}
        decidedOn={decidedOn}
        aria-labelledby={id}
        submit={save}
        isSaidByField={({ fields }) => Boolean(fields?.length)}
        send={(confirmation, form) => act(form, confirmation)}
        result={(_, reopen) => (
          <ResultBox text={t('saved')} again={{ label: t('changeAgain'), onClick: reopen }} />
        )}
      >
        {({ isWrong }) => children(isWrong)}
      </ActForm>
    </section>
  );
}
