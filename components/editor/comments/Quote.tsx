'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';

type Props = {
  quote: string;
  /** what the thread is about, if it quotes nothing */
  label: string | undefined;
  /** why the passage is no longer in the text */
  gone?: string | undefined;
  /** shows the passage in the text */
  onShow?: (() => void) | undefined;
};

/** The words that a thread is about. As a button it leads to them. */
export function Quote({ quote, label, gone, onShow }: Props) {
  const t = useTranslations('comments');
  const { language } = useEditorPage().articleFields.now.article;
  const words = quote === '' ? (label ?? t('noWords')) : quote;
  return (
    <div className="flex flex-col gap-1">
      {onShow ? (
        <button type="button" className="comment-quote" onClick={onShow} title={t('show')}>
          <span className="sr-only">{t('show')}: </span>
          <q lang={quote === '' ? undefined : language}>{words}</q>
        </button>
      ) : (
        <p className="comment-quote">{quote === '' ? words : <q lang={language}>{words}</q>}</p>
      )}
      {gone && <p className="text-[0.8125rem] text-wait">{gone}</p>}
    </div>
  );
}
