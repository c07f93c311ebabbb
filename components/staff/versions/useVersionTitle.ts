import { useFormatter, useTranslations } from 'use-intl';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { ListedVersion } from '#editorial/versions/versionList.ts';

/** The name of a version: its own, or why it was kept; for a release, its number. */
export function useVersionName() {
  const t = useTranslations('versions');
  return (version: ListedVersion): string => {
    if (version.is === 'release') return t('release', { number: version.number });
    return version.name ?? t(`reason.${version.reason}`);
  };
}

/** The name of a version with its time, which tells versions of one name apart. */
export function useVersionTitle() {
  const format = useFormatter();
  const nameOf = useVersionName();
  return (version: ListedVersion): string =>
    `${nameOf(version)}, ${format.dateTime(new Date(version.at), timeFormats.short)}`;
}
