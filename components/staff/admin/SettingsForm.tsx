'use client';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm, type FormState } from '#components/ui/ActForm.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import { useSeenValue } from '#components/ui/useSeen.ts';
import type { Confirmation } from '#contracts/confirmation.ts';

type Props<Values extends object> = {
  title: string;
  submit: string;
  /** the values as the page last loaded them */
  shown: Values;
  decidedOn: string | null;
  read(form: FormData): Values;
  save: ServerAct<void>;
  children(isWrong: FormState['isWrong']): ReactNode;
};

/** Some of the paper's settings, saved together. After a refusal the fields keep their values. */
export function SettingsForm<Values extends object>({ title, read, save, ...props }: Props<Values>) {
  const t = useTranslations('admin.settings');
  const id = useId();
  const seen = useSeenValue(props.shown, read);
  function send(confirmation: Confirmation, form: FormData) {
    const values = read(form);
    return seen.sendWithSeen(values, (was) => save({ ...values, was, confirmation }));
  }
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <h2 id={id} className="font-serif text-xl font-semibold">
        {title}
      </h2>
      <ActForm
        ref={seen.form}
        act="settings.change"
        subject={null}
        decidedOn={props.decidedOn}
        aria-labelledby={id}
        submit={props.submit}
        isSaidByField={({ fields }) => Boolean(fields?.length)}
        send={send}
        result={(_, reopen) => (
          <ResultBox text={t('saved')} again={{ label: t('changeAgain'), onClick: reopen }} />
        )}
      >
        {({ isWrong }) => props.children(isWrong)}
      </ActForm>
    </section>
  );
}
