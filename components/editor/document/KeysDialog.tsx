'use client';
import { useTranslations } from 'use-intl';
import { Dialog } from '#components/ui/Dialog.tsx';
import { formats, shownKey } from './formats.ts';

/** Lists the keys of the editor. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations('editor');
  const writing = useTranslations('writing.commands');
  const rows: [string, string][] = [
    ...formats.map(({ name, key }): [string, string] => [t(`formats.${name}`), shownKey(key)]),
    [t('keys.slash'), '/'],
    [t('keys.undo'), shownKey('Mod-z')],
    [t('keys.redo'), shownKey('Mod-Shift-z')],
    [t('keys.toolbar'), shownKey('Alt-F10')],
    [t('keys.inspector'), shownKey('Mod-.')],
    [writing('find'), shownKey('Mod-f')],
    [writing('replace'), shownKey('Mod-h')],
    [t('keys.nextMatch'), shownKey('Enter')],
    [t('keys.previousMatch'), shownKey('Shift-Enter')],
    [writing('wordCount'), shownKey('Mod-Shift-c')],
    [writing('moveUp'), shownKey('Alt-Shift-↑')],
    [writing('moveDown'), shownKey('Alt-Shift-↓')],
    [writing('focusMode'), shownKey('Mod-Shift-\\')],
    [t('keys.typedAgain'), shownKey('Backspace')],
    [writing('palette'), shownKey('Alt-/')],
    [t('keys.release'), shownKey('Mod-Shift-Enter')],
    [t('keys.keys'), shownKey('Mod-/')],
  ];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('keys.title')}>
      <dl className="grid w-[24rem] max-w-full grid-cols-[1fr_auto] gap-x-6 gap-y-2 text-sm">
        {rows.map(([name, key]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>
              <kbd className="rounded border border-line bg-well px-1.5 py-0.5 font-sans text-[0.8125rem]">
                {key}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
