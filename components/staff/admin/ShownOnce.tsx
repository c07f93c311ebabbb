'use client';
import { useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { copyText } from '#components/ui/copyText.ts';
import { Field } from '#components/ui/Field.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';

type Props = {
  /** what it is for, and that it is not shown again */
  said: string;
  label: string;
  hint?: string;
  value: string;
  words: { copy: string; copied: string; done: string };
  done(): void;
};

/** A secret that was made just now, to be copied before it is gone. */
export function ShownOnce({ said, label, hint, value, words, done }: Props) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    setCopied(await copyText(value));
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{said}</p>
      <Field label={label} hint={hint}>
        <TextInput
          readOnly
          spellCheck={false}
          className="font-mono"
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <LiveNotice tone="good">{copied && words.copied}</LiveNotice>
        <Button onClick={copy}>{words.copy}</Button>
        <Button look="press" onClick={done}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}
