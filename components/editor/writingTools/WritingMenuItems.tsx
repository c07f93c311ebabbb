'use client';
import { useTranslations } from 'use-intl';
import { shownKey } from '#components/editor/document/formats.ts';
import { MenuItem } from '#components/ui/Menu.tsx';
import type { WritingCommand } from './useWritingCommands.ts';

export function WritingMenuItems({ commands }: { commands: WritingCommand[] }) {
  const t = useTranslations('writing.commands');
  return commands.map(({ name, key, checked, isRepeated, run }) => (
    <MenuItem
      key={name}
      onSelect={run}
      {...(checked !== undefined && { checked })}
      {...(isRepeated && { staysOpen: true })}
    >
      <span className="grow">{t(name)}</span>
      {key && (
        <kbd aria-hidden className="ps-4 font-sans text-xs text-quiet">
          {shownKey(key)}
        </kbd>
      )}
    </MenuItem>
  ));
}
