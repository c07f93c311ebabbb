'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, startTransition, useActionState, useEffect } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Notice } from '#components/ui/Notice';
import type { ForeseeOrder } from '#editorial/article/foreseeing';
import type { PlannedEnd } from '#editorial/article/plans';
import type { Review } from '#editorial/article/reviewing';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { Choices } from './Choices.tsx';
import { KindFields } from './KindFields.tsx';
import type { ReleaseActs } from './releaseActs.ts';
import { TimeFields } from './TimeFields.tsx';
import { type Leader, orderOf, timingOf, useOrder } from './useOrder.ts';

type Given = Pick<
  Review,
  'articleId' | 'slug' | 'draftUpto' | 'releases' | 'wireReleasedAt' | 'language' | 'told'
>;
export type Done = {
  slug: string;
  /** null: it waits for the other article */
  number: number | null;
  at: Date | null;
  after: Leader | null;
  until: Date | null;
};
type Props = {
  given: Given;
  blocked: number;
  asked: number;
  otherZones: string[];
  /** the end that is planned for the story, if any */
  end: PlannedEnd | null;
  /** the instant at which the order as it stands would begin, where that is known */
  begin: string | null;
  act: ReleaseActs['release'];
  onTiming(timing: Omit<ForeseeOrder, 'articleId'>): void;
  onReleased(done: Done): void;
  /** what the order would change; it stands before the button */
  children: ReactNode;
};

/** When, as what, and the one button. */
export function ReleaseForm({ given, blocked, asked, otherZones, end, begin, ...props }: Props) {
  const t = useTranslations('release');
  const format = useFormatter();
  const router = useRouter();
  const { say, guard } = useRefusal();
  const { order, set } = useOrder(end, given.told ? 'update' : '');
  const again = given.releases > 0;
  const { onTiming } = props;

  const timing = JSON.stringify(timingOf(order));
  useEffect(() => {
    if (timing !== 'null') onTiming(JSON.parse(timing));
  }, [timing, onTiming]);

  const [answer, submit, pending] = useActionState<Answered<unknown> | null>(async () => {
    const said = orderOf(order, again);
    if (!said) return { ok: false, refused: 'malformed', facts: {} };
    const { articleId, draftUpto } = given;
    const answer = await guard(props.act({ articleId, draftUpto, ...said }));
    if (answer.ok) {
      const { slug, number } = answer.value ?? { slug: given.slug, number: null };
      const at = order.when === 'later' ? order.at : order.when === 'after' && begin ? new Date(begin) : null;
      const after = order.when === 'after' ? order.after : null;
      startTransition(() =>
        props.onReleased({ slug, number, at, after, until: order.ends ? order.until : null }),
      );
      // Readers first: their pages are being made now, and what this page says of itself can wait.
      setTimeout(() => router.refresh(), 1_000);
    }
    return answer;
  }, null);
  const refused = answer && !answer.ok && !pending ? answer : null;

  return (
    <form action={submit} className="flex flex-col gap-5">
      {again && (
        <KindFields
          order={order}
          set={set}
          language={given.language}
          wrong={refused?.refused === 'note-missing' ? say(refused) : undefined}
        />
      )}
      {!again && given.wireReleasedAt && (
        <Choices
          legend={t('dated')}
          value={order.dated}
          onChange={(value) => set({ dated: value as 'wire' | 'now' })}
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
      <TimeFields
        order={order}
        set={set}
        articleId={given.articleId}
        language={given.language}
        otherZones={otherZones}
      />
      {props.children}
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
        {asked > 0 && (
          <p id="asked" className="border-l-4 border-wait bg-wait-wash px-3 py-1.5 text-sm">
            <a href="#checks" className="underline">
              {t('asked', { count: asked })}
            </a>
          </p>
        )}
        <Button
          type="submit"
          look="press"
          className="min-h-12 text-base!"
          disabled={pending || blocked > 0}
          aria-describedby={blocked > 0 ? 'blocked' : asked > 0 ? 'asked' : undefined}
        >
          {pending ? t('releasing') : order.when === 'now' ? t('releaseNow') : t('schedule')}
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
