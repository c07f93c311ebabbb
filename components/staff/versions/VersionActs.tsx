'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { MAX_VERSION_NAME_CHARACTERS } from '#contracts/textLimits.ts';
import type { NameVersionOrder } from '#editorial/versions/namingVersions.ts';
import type { RestoreVersionOrder } from '#editorial/versions/restoringVersions.ts';
import type { ListedVersion } from '#editorial/versions/versionList.ts';

export type VersionActs = {
  name(order: NameVersionOrder): Promise<ActAnswer<{ version: number }>>;
  restore(order: RestoreVersionOrder): Promise<ActAnswer<{ kept: number | null; missingPictures?: number }>>;
};

type Props = { articleId: number; acts: VersionActs; onDone(text: string): void };

/** Keeps the present text under a name, or, with `version`, names that one. */
export function NameVersion({
  articleId,
  acts,
  onDone,
  version,
}: Props & { version?: Extract<ListedVersion, { is: 'version' }> }) {
  const t = useTranslations('versions');
  const [name, setName] = useState(version?.name ?? '');
  return (
    <FormDialog
      act="version.name"
      subject={version ? `version:${version.key}` : `article:${articleId}`}
      button={{ small: true, children: version ? t(version.name ? 'rename' : 'name') : t('keep') }}
      title={t(version ? 'nameTitle' : 'keepTitle')}
      description={version ? undefined : t('keepText')}
      submit={t(version ? 'nameNow' : 'keepNow')}
      isSaidByField={({ fields }) => fields?.includes('name') ?? false}
      send={() => acts.name({ articleId, name, ...(version && { version: version.key }) })}
      onDone={() => {
        onDone(t(version ? 'named' : 'kept', { name }));
        if (!version) setName('');
      }}
    >
      {({ isWrong }) => (
        <InputField
          label={t('nameField')}
          error={isWrong('name') ? t('nameWrong') : undefined}
          required
          maxLength={MAX_VERSION_NAME_CHARACTERS}
          autoComplete="off"
          value={name}
          onText={setName}
        />
      )}
    </FormDialog>
  );
}

/** Asks, and gives the draft the text of a version. */
export function RestoreVersion({ articleId, acts, onDone, version }: Props & { version: string }) {
  const t = useTranslations('versions');
  return (
    <FormDialog
      act="version.restore"
      subject={`version:${version}`}
      isAlert
      button={{ small: true, children: t('restore') }}
      title={t('restoreTitle')}
      description={t('restoreText')}
      submit={t('restoreNow')}
      send={() => acts.restore({ articleId, version })}
      onDone={({ kept, missingPictures: count }) => {
        const done = t(kept === null ? 'restoredSame' : 'restored');
        onDone(count === undefined ? done : `${done} ${t('missingPictures', { count })}`);
      }}
    />
  );
}

/** Asks, and gives the draft one passage of a version. `change`: as in `restoreVersionOrder` */
export function RestoreChange({
  articleId,
  acts,
  onDone,
  version,
  change,
}: Props & { version: string; change: string }) {
  const t = useTranslations('versions');
  return (
    <FormDialog
      act="version.restore"
      subject={`version:${version}:${change}`}
      isAlert
      button={{ small: true, look: 'quiet', children: t('restoreChange') }}
      title={t('restoreChangeTitle')}
      description={t('restoreChangeText')}
      submit={t('restoreNow')}
      send={() => acts.restore({ articleId, version, change })}
      onDone={({ kept }) => onDone(t(kept === null ? 'restoredSame' : 'restoredChange'))}
    />
  );
}
