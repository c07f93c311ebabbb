'use client';
import { useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { copyText } from '#components/ui/copyText.ts';
import { InputField } from '#components/ui/InputField.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';

type Props = {
  /** what the secret is for, and that it is shown only once */
  text: string;
  label: string;
  hint?: string;
  value: string;
  words: { copy: string; copied: string; done: string };
  onClose(): void;
};

/** A new secret, to be copied now: it cannot be shown again. */
export function ShownOnce({ text, label, hint, value, words, onClose }: Props) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{text}</p>
      <InputField
        label={label}
        hint={hint}
        value={value}
        readOnly
        spellCheck={false}
        className="font-mono"
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <LiveNotice tone="good">{copied && words.copied}</LiveNotice>
        <Button onClick={async () => setCopied(await copyText(value))}>{words.copy}</Button>
        <Button look="press" onClick={onClose}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}
