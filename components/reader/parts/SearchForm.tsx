import type { ReactNode } from 'react';
import { pathOf } from '#contracts/routes.ts';
import { languageParameter } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';

type Props = { frame: PaperFrame; q?: string; action?: string; children?: ReactNode };

/** A plain GET form. @param children additional fields, which must include the language */
export function SearchForm({ frame, q = '', action = pathOf('search'), children }: Props) {
  const t = translatorFor(frame.language);
  const language = languageParameter(frame, frame.language);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet announced everywhere
    <form className="search" action={action} method="get" role="search">
      <label htmlFor="q">{t('search.label')}</label>
      <div className="search-row">
        <input id="q" name="q" type="search" defaultValue={q} maxLength={400} autoComplete="off" dir="auto" />
        {!children && language && <input type="hidden" name="language" value={language} />}
        <button type="submit">{t('search.button')}</button>
      </div>
      {children}
    </form>
  );
}
