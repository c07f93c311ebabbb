'use client';
import { type RefObject, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
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

const help = ['formats', 'headline', 'topics', 'sidebar'] as const;

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
  /** number of files that are being read */
  const [reading, setReading] = useState(0);
  const format = useFormatter();
  const [files, setFiles] = useState<TextFile[]>([]);

  async function addFiles(chosen: Iterable<File>) {
    const all = [...chosen];
    if (all.length === 0) return;
    setReading((count) => count + all.length);
    // One after the other, because each may be large. A folder cannot be read.
    const texts: (TextFile | null)[] = [];
    for (const file of all) texts.push(await readTextFile(file).catch(() => null));
    setReading((count) => count - all.length);
    const read = texts.filter((text) => text !== null);
    const names = all.filter((_, at) => texts[at] === null).map(({ name }) => name);
    setUnreadable(
      names.length > 0 ? t('unreadableFiles', { names: format.list(names), count: names.length }) : null,
    );
    if (!box.current || read.length === 0) return;
    const isAdded = box.current.value.trim() !== '';
    setFiles((before) => (isAdded ? [...before, ...read] : read));
    const copies = [box.current.value, ...read.map(({ text }) => text)];
    box.current.value = copies.filter((copy) => copy.trim()).join('\n\n');
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
        <p className="max-w-prose text-sm text-quiet">{t('intro')}</p>
        <ImportProblems problems={problems} />
        <LiveNotice>{unreadable}</LiveNotice>
        <Field label={t('copy')} hint={t('copyHint')}>
          <TextArea
            ref={box}
            defaultValue={copy}
            required
            spellCheck={false}
            className={`h-[clamp(13rem,45dvh,34rem)] font-serif text-base! leading-7! ${isOver ? 'border-dashed border-focus bg-well outline-2 outline-focus' : ''}`}
          />
        </Field>
        <p role="status" className="text-sm text-quiet empty:hidden">
          {isOver && t('dropHere')}
          {reading > 0 && t('readingFiles', { count: reading })}
        </p>
        <ChosenFiles files={files} onEncoding={changeEncoding} />
      </ActForm>
      <details className="mt-5 border-t border-line pt-3 text-sm">
        <summary className="font-medium">{t('help.title')}</summary>
        <ul className="mt-2 flex max-w-prose list-disc flex-col gap-1 ps-5 text-quiet">
          {help.map((name) => (
            <li key={name}>{t(`help.${name}`)}</li>
          ))}
        </ul>
      </details>
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
