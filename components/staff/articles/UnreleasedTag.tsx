'use client';
import { useTranslations } from 'use-intl';
import { Tag } from '#components/ui/Tag.tsx';
import type { UnreleasedChanges } from '#editorial/releases/unreleasedChanges.ts';
import { useFieldNames } from './useFieldNames.ts';

/** Says that readers have, or will get, something else than the draft; with the fields for those who want to know. */
export function UnreleasedTag({ unreleased }: { unreleased: UnreleasedChanges | null }) {
  const t = useTranslations('newsroom.unreleased');
  const namesOf = useFieldNames();
  if (!unreleased) return null;
  const { since, fields } = unreleased;
  const said = t(`${since}-fields`, { fields: namesOf(fields) });
  return (
    <span title={said}>
      <Tag tone="wait">{t(since)}</Tag>
      <span className="sr-only">{said}</span>
    </span>
  );
}
