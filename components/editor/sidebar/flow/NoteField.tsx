'use client';
import { useTranslations } from 'use-intl';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { MAX_FLOW_NOTE_CHARACTERS } from '#contracts/textLimits.ts';

type Props = {
  label: string;
  value: string;
  onText(text: string): void;
  required?: boolean;
  /** replaces the sentence about a note that is too long */
  error?: string | undefined;
  isWrong?: boolean;
};

/** The note that goes with a step. */
export function NoteField({ label, value, onText, required = false, isWrong = false, error }: Props) {
  const t = useTranslations('flow');
  return (
    <TextAreaField
      label={label}
      hint={t('noteHint')}
      error={isWrong ? (error ?? t('noteLong')) : undefined}
      rows={4}
      dir="auto"
      required={required}
      maxLength={MAX_FLOW_NOTE_CHARACTERS}
      value={value}
      onText={onText}
    />
  );
}
