'use client';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Checkbox } from '#components/ui/Tick.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import { type NoticeGroup, noticeGroupNames } from '#contracts/noticeGroups.ts';

type Props = {
  email: string;
  chosen: NoticeGroup[];
  /** whether this site can send email */
  isMailing: boolean;
  change: ServerAct<void>;
};

/** Which notifications a person also gets by email. */
export function NoticeEmailsForm({ email, chosen, isMailing, change }: Props) {
  const t = useTranslations('notices.emails');
  return (
    <ActForm
      act="self.change-notices"
      subject={null}
      aria-labelledby="notice-emails"
      className="border-t border-line pt-5"
      look="plain"
      submit={t('save')}
      done={t('saved')}
      send={(values) => change({ groups: values.getAll('groups') })}
    >
      <h2 id="notice-emails" className="font-serif text-xl font-semibold">
        {t('title')}
      </h2>
      <p className="text-sm text-quiet">{t('lead', { email })}</p>
      {!isMailing && <p className="text-sm font-medium">{t('off')}</p>}
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-1.5 text-sm font-medium">{t('label')}</legend>
        {noticeGroupNames.map((name) => (
          <Checkbox
            key={name}
            name="groups"
            value={name}
            checked={chosen.includes(name)}
            hint={t(`hint.${name}`)}
          >
            {t(`group.${name}`)}
          </Checkbox>
        ))}
      </fieldset>
    </ActForm>
  );
}
