'use client';
import { useRouter } from 'next/navigation';
import { startTransition, useActionState, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextArea } from '#components/ui/TextInput';
import type { Review } from '#editorial/article/reviewing';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { WhenField } from '../when/WhenField.tsx';
import { Choices } from './Choices.tsx';
import { type Kind, kinds, type ReleaseActs } from './releaseActs.ts';

type Given = Pick<Review, 'articleId' | 'slug' | 'draftUpto' | 'releases' | 'wireReleasedAt' | 'language'>;
export type Done = { slug: string; number: number; at: Date | null };
type Props = {
  given: Given;
  blocked: number;
  otherZones: string[];
  act: ReleaseActs['release'];
  onReleased(done: Done): void;
};

/** When, as what, and the one button. */
export function ReleaseForm({ given, blocked, otherZones, act, onReleased }: Props) {
  const t = useTranslations('release');
  const format = useFormatter();
  const router = useRouter();
  const { say, guard } = useRefusal();
  const [kind, setKind] = useState<Kind | ''>('');
  const [note, setNote] = useState('');
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [chosen, setChosen] = useState<Date | null>(null);
  const [dated, setDated] = useState<'wire' | 'now'>('wire');
  const again = given.releases > 0;
  const told = kind === 'correction' || kind === 'clarification';

  const [answer, submit, pending] = useActionState<Answered<unknown> | null>(async () => {
    const at = when === 'later' ? chosen : null;
    if (when === 'later' && !at) return { ok: false, refused: 'embargo-past', facts: {} };
    const answer = await guard(
      act({
        articleId: given.articleId,
        draftUpto: given.draftUpto,
        ...(again && kind && { kind }),
        readerNote: again ? note : '',
        dated,
        ...(at && { at: at.toISOString() }),
      }),
    );
    if (answer.ok) {
      startTransition(() => onReleased({ ...(answer.value ?? { slug: given.slug, number: 0 }), at }));
      // Readers first: their pages are being made now, and what this page says of itself can wait.
      setTimeout(() => router.refresh(), 1_000);
    }
    return answer;
  }, null);
  const refused = answer && !answer.ok && !pending ? answer : null;

  return (
    <form action={submit} className="flex flex-col gap-5">
      {again && (
        <>
          <Choices
            legend={t('kind')}
            value={kind}
            onChange={(value) => setKind(value as Kind)}
            choices={kinds.map((value) => ({
              value,
              label: t(`kinds.${value}.name`),
              hint: t(`kinds.${value}.hint`),
            }))}
          />
          {kind !== '' && kind !== 'typo' && (
            <Field
              label={told ? t('note') : t('noteOptional')}
              hint={t('noteHint')}
              error={refused?.refused === 'note-missing' ? say(refused) : undefined}
            >
              <TextArea
                rows={3}
                maxLength={2000}
                lang={given.language}
                required={told}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          )}
        </>
      )}
      {!again && given.wireReleasedAt && (
        <Choices
          legend={t('dated')}
          value={dated}
          onChange={(value) => setDated(value as 'wire' | 'now')}
          choices={[
            {
              value: 'wire',
              label: format.dateTime(new Date(given.wireReleasedAt), {
                year: 'numeric',
                month: 'long',
                day: 'numeric',
                hour: '2-digit',
                minute: '2-digit',
                timeZoneName: 'short',
              }),
              hint: t('datedWire'),
            },
            { value: 'now', label: t('datedNow') },
          ]}
        />
      )}
      <Choices
        legend={t('when')}
        value={when}
        onChange={(value) => setWhen(value as 'now' | 'later')}
        choices={[
          { value: 'now', label: t('whenNow') },
          { value: 'later', label: t('whenLater'), hint: t('whenLaterHint') },
        ]}
      />
      {when === 'later' && (
        <WhenField label={t('at')} value={chosen} onChange={setChosen} otherZones={otherZones} />
      )}
      <Notice>
        {refused && (
          <>
            {say(refused)}
            {refused.refused === 'draft-moved-on' && (
              <Button small className="mt-2 block!" onClick={() => router.refresh()}>
                {t('lookAgain')}
              </Button>
            )}
          </>
        )}
      </Notice>
      <div className="flex flex-col gap-2">
        <Button
          type="submit"
          look="press"
          className="min-h-12 text-base!"
          disabled={pending || blocked > 0}
          aria-describedby={blocked > 0 ? 'blocked' : undefined}
        >
          {pending ? t('releasing') : when === 'later' ? t('schedule') : t('releaseNow')}
        </Button>
        {blocked > 0 && (
          <p id="blocked" className="text-sm text-press-ink">
            {t('blocked', { count: blocked })}
          </p>
        )}
      </div>
    </form>
  );
}
