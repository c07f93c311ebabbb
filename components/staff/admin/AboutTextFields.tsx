'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Body } from '#body/bodyTypes.ts';
import { directionOf } from '#body/direction.ts';
import { renderBody } from '#body/renderBody.ts';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { TextArea, TextInput } from '#components/ui/TextInput.tsx';
import { type ActAnswer, type ServerAct, useRefusal } from '#components/ui/useRefusal.ts';
import { languageNames } from '#contracts/languageNames.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';

type Props = {
  language: Language;
  initial: { title: string; text: string } | undefined;
  preview: ServerAct<Body>;
};

/** A page's title and text in one language, with a preview. */
export function AboutTextFields({ language, initial, preview }: Props) {
  const t = useTranslations('admin.pages');
  const refusal = useRefusal();
  const text = useRef<HTMLTextAreaElement>(null);
  const [shown, setShown] = useState<ActAnswer<Body> | null>(null);
  const name = languageNames[language];
  const langProps = { lang: language, dir: directionOf(language) };
  const look = async () => setShown(await refusal.guard(preview({ text: text.current?.value ?? '' })));

  return (
    <fieldset className="flex flex-col gap-4 border-t border-line pt-4">
      <legend className="pe-3 font-serif text-lg font-semibold" {...langProps}>
        {name}
      </legend>
      <Field label={t('name', { language: name })}>
        <TextInput name={`title.${language}`} defaultValue={initial?.title} maxLength={120} {...langProps} />
      </Field>
      <Field label={t('text', { language: name })}>
        <TextArea
          ref={text}
          aria-describedby="about-markdown"
          name={`text.${language}`}
          defaultValue={initial?.text}
          rows={10}
          maxLength={50_000}
          className="font-serif text-base!"
          {...langProps}
        />
      </Field>
      <div>
        <Button small onClick={look}>
          {t('preview')}
        </Button>
      </div>
      <LiveNotice>{shown && !shown.ok && refusal.messageOf(shown)}</LiveNotice>
      {shown?.ok && (
        <section aria-label={t('previewOf')} className="rounded-lg border border-line bg-sheet p-5">
          <div
            className="flex flex-col gap-3 font-serif [&_a]:underline [&_h2]:mt-3 [&_h2]:text-xl [&_h2]:font-semibold [&_ol]:list-decimal [&_ol]:ps-6 [&_ul]:list-disc [&_ul]:ps-6"
            {...langProps}
          >
            {renderBody(shown.value, { language, pictures: {} })}
          </div>
        </section>
      )}
    </fieldset>
  );
}
