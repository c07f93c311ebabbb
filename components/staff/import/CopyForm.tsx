'use client';
import { type RefObject, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { TextArea } from '#components/ui/TextInput.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { TextEncoding } from '#contracts/textEncoding.ts';
import type { WireProblem } from '#editorial/import/wireArticle.ts';
import { ChosenFiles, decodedAs, readTextFile, type TextFile } from './ChosenFiles.tsx';
import { ImportProblems } from './ImportProblems.tsx';

type Props = {
  copy: string;
  problems: WireProblem[];
  box: RefObject<HTMLTextAreaElement | null>;
  read(copy: string): Promise<ActAnswer<unknown>>;
};

/**
 * The first step: wire copy, pasted, dropped or chosen as files. The box is uncontrolled, so that text pasted before
 * hydration is not lost.
 */
export function CopyForm({ copy, problems, box, read }: Props) {
  const t = useTranslations('import');
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [files, setFiles] = useState<TextFile[]>([]);

  async function addFiles(chosen: Iterable<File>) {
    const read: TextFile[] = [];
    for (const file of chosen) {
      const text = await readTextFile(file);
      if (text === null) return setUnreadable(t('unreadableFile', { name: file.name }));
      read.push(text);
    }
    setUnreadable(null);
    if (!box.current) return;
    setFiles(box.current.value.trim() ? [...files, ...read] : read);
    const texts = [box.current.value, ...read.map(({ text }) => text)];
    box.current.value = texts.filter((text) => text.trim()).join('\n\n');
    box.current.focus();
  }

  /** Replaces the file's text in the box, unless the user has edited it there. */
  function changeEncoding(at: number, encoding: TextEncoding) {
    const [before, field] = [files[at], box.current];
    const after = before && decodedAs(before, encoding);
    if (!after || !field) return;
    if (!field.value.includes(before.text)) return setUnreadable(t('editedSince', { name: before.name }));
    setUnreadable(null);
    field.value = field.value.replace(before.text, () => after.text);
    setFiles(files.map((file, index) => (index === at ? after : file)));
  }

  return (
    // Files dropped on the form are read like chosen ones.
    // biome-ignore lint/a11y/noStaticElementInteractions: keyboard users choose files with the button
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void addFiles(event.dataTransfer.files);
      }}
    >
      <ActForm
        act="article.import"
        subject={null}
        submit={t('read')}
        submitting={t('reading')}
        secondaryButton={<Button onClick={() => chooser.current?.click()}>{t('chooseFile')}</Button>}
        send={() => read(box.current?.value ?? '')}
      >
        <p className="max-w-prose text-sm leading-6 text-quiet">{t('intro')}</p>
        <LiveNotice>{unreadable}</LiveNotice>
        <ChosenFiles files={files} onEncoding={changeEncoding} />
        <ImportProblems problems={problems} />
        <Field label={t('copy')} hint={t('copyHint')}>
          <TextArea
            ref={box}
            defaultValue={copy}
            required
            rows={18}
            spellCheck={false}
            className={`font-serif text-base! leading-7! ${isOver ? 'bg-press-wash' : ''}`}
          />
        </Field>
      </ActForm>
      <input
        ref={chooser}
        type="file"
        accept=".txt,.text,.json,.jsonl,.ndjson,.xml,.html,.htm,text/plain,text/xml,text/html,application/json,application/xml"
        multiple
        hidden
        aria-label={t('chooseFile')}
        onChange={(event) => {
          void addFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
