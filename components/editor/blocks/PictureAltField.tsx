'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

type Props = {
  alt: string;
  isDecorative: boolean;
  disabled: boolean;
  onAlt(text: string): void;
  onDecorative(isDecorative: boolean): void;
};

/** The alt text of a picture in the body, or the statement that it needs none. */
export function PictureAltField({ alt, isDecorative, disabled, onAlt, onDecorative }: Props) {
  const t = useTranslations('editor.figure');
  return (
    <div contentEditable={false} className="mt-2 grid gap-1.5 font-sans text-[0.8125rem]">
      {!isDecorative && <AltText value={alt} disabled={disabled} onChange={onAlt} />}
      <label className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-2">
        <span className="text-quiet">{t('decorative')}</span>
        <span className="flex min-h-8 items-center gap-2 text-quiet">
          <input
            type="checkbox"
            aria-label={t('decorative')}
            checked={isDecorative}
            disabled={disabled}
            onChange={(event) => onDecorative(event.target.checked)}
          />
          {t('decorativeHint')}
        </span>
      </label>
    </div>
  );
}

type AltTextProps = { value: string; disabled: boolean; onChange(text: string): void };

/** Writes each key to the draft, so that *Saved* covers it, but not during composition. */
function AltText({ value, disabled, onChange }: AltTextProps) {
  const t = useTranslations('editor.figure');
  const [text, setText] = useState(value);
  const [isComposing, setComposing] = useState(false);
  useEffect(() => {
    if (!isComposing) setText(value);
  }, [value, isComposing]);
  return (
    <label className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-2">
      <span className={value.trim() === '' ? 'font-medium text-press-ink' : 'text-quiet'}>{t('alt')}</span>
      <input
        data-words="alt"
        value={text}
        placeholder={t('altHint')}
        disabled={disabled}
        className="min-h-8 w-full rounded border border-edge bg-sheet px-2 text-ink"
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          onChange(event.currentTarget.value);
        }}
        onChange={(event) => {
          setText(event.target.value);
          if (!isComposing) onChange(event.target.value);
        }}
      />
    </label>
  );
}
