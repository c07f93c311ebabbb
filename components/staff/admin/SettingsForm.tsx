'use client';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { useSeenValue } from '#components/ui/useSeen.ts';
import type { Confirmation } from '#contracts/confirmation.ts';

type Props<Values extends object> = {
  title: string;
  /** what the button says */
  submit: string;
  /** as the page was last read */
  shown: Values & { decidedOn: string | null };
  read(form: FormData): Values;
  save(order: unknown): Promise<ActAnswer<void>>;
  /** @param wrong whether a field was refused, or a part of it (`names.en` of `names`), or what it is a part of */
  children(wrong: (name: string) => boolean): ReactNode;
};

/** Some of the paper's settings, saved together. What was typed stays when it is refused. */
export function SettingsForm<Values extends object>({ title, submit, read, save, ...props }: Props<Values>) {
  const t = useTranslations('admin.settings');
  const id = useId();
  const { decidedOn, ...shown } = props.shown;
  const seen = useSeenValue(shown as unknown as Values, read);
  function send(confirmation: Confirmation, form: FormData) {
    const wanted = read(form);
    return seen.sendWithSeen(wanted, (was) => save({ ...wanted, was, confirmation }));
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
        decidedOn={decidedOn}
        aria-labelledby={id}
        submit={submit}
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
