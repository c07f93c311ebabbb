'use client';
import { useTranslations } from 'use-intl';

/** A colleague's note, in its lines. */
export function FlowNote({ text }: { text: string | null }) {
  const t = useTranslations('flow');
  return (
    text && (
      <blockquote
        aria-label={t('note')}
        dir="auto"
        className="border-s-2 border-edge ps-3 wrap-anywhere whitespace-pre-line"
      >
        {text}
      </blockquote>
    )
  );
}
