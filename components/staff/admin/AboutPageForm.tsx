'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Body } from '#body/bodyTypes.ts';
import { ActForm } from '#components/ui/ActForm.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { Link } from '#components/ui/Link.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import { type ActAnswer, type RefusedAct, type ServerAct, useRefusal } from '#components/ui/useRefusal.ts';
import { useSeenValue } from '#components/ui/useSeen.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import { languages } from '#contracts/languages.ts';
import type { AboutPageRow } from '#editorial/aboutPages/aboutPageList.ts';
import { AboutTextFields } from './AboutTextFields.tsx';
import { RemoveAboutPage } from './RemoveAboutPage.tsx';

type Texts = Record<string, { title: string; text: string }>;
type Saved = { id: number; version: number; texts: Texts };

export type AboutActs = {
  add: ServerAct<{ id: number }>;
  write: ServerAct<{ version: number }>;
  remove: ServerAct<void>;
  preview: ServerAct<Body>;
};

type Props = { page: (AboutPageRow & { decidedOn: string }) | null; acts: AboutActs };

/** A page about the paper in every language. The page is missing in a language without a title. `page` null: a new one. */
export function AboutPageForm({ page, acts }: Props) {
  const t = useTranslations('admin.pages');
  const router = useRouter();
  const { messageOf } = useRefusal();
  const [saved, setSaved] = useState<Saved | null>(null);
  const version = saved?.version ?? page?.version ?? 0;
  const shown: Texts = saved?.texts ?? page?.texts ?? {};
  const read = (form: FormData): { texts: Texts } => {
    const text = (name: string) => String(form.get(name));
    return {
      texts: Object.fromEntries(
        languages.map((name) => [name, { title: text(`title.${name}`), text: text(`text.${name}`) }]),
      ),
    };
  };
  const seen = useSeenValue({ texts: shown }, read);

  async function send(confirmation: Confirmation, form: FormData): Promise<ActAnswer<Saved>> {
    const { texts } = read(form);
    if (page) {
      const written = await seen.sendWithSeen({ texts }, (was) =>
        acts.write({ id: page.id, version, texts, was: was.texts, confirmation }),
      );
      return written.ok ? { ok: true, value: { ...written.value, id: page.id, texts } } : written;
    }
    const answer = await acts.add({ path: form.get('path'), texts, confirmation });
    return answer.ok ? { ok: true, value: { ...answer.value, version: 0, texts } } : answer;
  }

  function refusal(refused: RefusedAct) {
    if (refused.fields?.includes('texts')) return t('titleMissing');
    return refused.fields?.includes('path') ? '' : messageOf(refused);
  }

  return (
    <>
      <ActForm
        ref={seen.form}
        act="about.change"
        subject={page && `about-page:${page.id}`}
        decidedOn={page ? page.decidedOn : null}
        className="gap-6"
        submit={t('save')}
        isSticky
        refusal={refusal}
        send={send}
        onDone={(now) => (page ? setSaved(now) : router.push(`/admin/pages/${now.id}`))}
        result={({ id }, reopen) =>
          page ? (
            <ResultBox text={t('saved')} again={{ label: t('writeAgain'), onClick: reopen }} />
          ) : (
            <ResultBox text={t('made')}>
              <Link href={`/admin/pages/${id}`}>{t('edit')}</Link>
            </ResultBox>
          )
        }
      >
        {({ isWrong }) => (
          <>
            {!page && (
              <InputField
                label={t('address')}
                hint={t('addressHint')}
                error={isWrong('path') ? t('addressWrong') : undefined}
                name="path"
                required
                maxLength={80}
                spellCheck={false}
                autoComplete="off"
              />
            )}
            <p id="about-markdown" className="max-w-prose text-[0.8125rem] text-quiet">
              {t('textHint')}
            </p>
            {languages.map((name) => (
              <AboutTextFields key={name} language={name} initial={shown[name]} preview={acts.preview} />
            ))}
          </>
        )}
      </ActForm>
      {page && (
        <div className="border-t border-line pt-5">
          <RemoveAboutPage page={{ ...page, version }} remove={acts.remove} />
        </div>
      )}
    </>
  );
}
