'use client';
import { useRouter } from 'next/navigation';
import { useActionState, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { useHydrated } from '../useHydrated.ts';
import type { ListActs } from './packageActs.ts';

type Props = { article: { id: number; headline: string } | null; acts: ListActs };

/** Names a new package; it opens at once, with the article in it that one came from. */
export function NewPackage({ article, acts }: Props) {
  const t = useTranslations('packages');
  const router = useRouter();
  const ready = useHydrated();
  const { say, guard } = useRefusal();
  const [name, setName] = useState('');
  const [answer, submit, pending] = useActionState<Answered<unknown> | null>(async () => {
    const made = await guard(acts.create({ name }));
    if (!made.ok) return made;
    const { packageId } = made.value;
    if (article) await guard(acts.add({ packageId, articleId: article.id }));
    router.push(`/newsroom/packages/${packageId}`);
    return made;
  }, null);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <Notice>{answer && !answer.ok && !pending && say(answer)}</Notice>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 grow sm:max-w-md">
          <Field label={t('newName')}>
            <TextInput
              required
              maxLength={200}
              value={name}
              placeholder={t('newHint')}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
        </div>
        <Button type="submit" look="press" disabled={pending || !ready}>
          {t('new')}
        </Button>
      </div>
    </form>
  );
}
