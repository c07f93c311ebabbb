'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { Link } from '#components/ui/Link.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import type { ListActs } from './packageActs.ts';

type Props = { article: { id: number; headline: string } | null; acts: ListActs };

/** Creates a package and opens it, with the given article in it if there is one. */
export function NewPackage({ article, acts }: Props) {
  const t = useTranslations('packages');
  const router = useRouter();
  const { guard } = useRefusal();
  const [name, setName] = useState('');
  return (
    <ActForm
      act="package.change"
      subject={null}
      layout="row"
      submit={t('new')}
      send={() => acts.create({ name })}
      onDone={async ({ packageId }) => {
        if (article) await guard(acts.add({ packageId, articleId: article.id }));
        router.push(`/newsroom/packages/${packageId}`);
      }}
      result={({ packageId }) => (
        <ResultBox text={t('made', { name })}>
          <Link href={`/newsroom/packages/${packageId}`}>{t('open')}</Link>
        </ResultBox>
      )}
    >
      <div className="basis-full sm:max-w-md sm:basis-56 sm:grow">
        <InputField
          label={t('newName')}
          required
          maxLength={200}
          value={name}
          placeholder={t('newHint')}
          onText={setName}
        />
      </div>
    </ActForm>
  );
}
