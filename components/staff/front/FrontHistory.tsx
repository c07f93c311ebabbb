'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { toast } from '#components/ui/toast.ts';
import { useRefusal } from '#components/ui/useRefusal.ts';
import type { FrontEntry } from '#editorial/fronts/frontHistory.ts';
import type { FrontActs } from './frontActs.ts';

type Front = { frontId: number; decidedOn: string | null };
type Props = Front & {
  history: FrontEntry[];
  /** the number before which older releases can be loaded; null: there are none */
  before: number | null;
  mayRelease: boolean;
  acts: Pick<FrontActs, 'takeBack' | 'older'>;
};

const tones = { live: 'good', coming: 'wait', past: 'plain' } as const;

/** Every release of the front, newest first; an earlier one can be restored. */
export function FrontHistory({ frontId, decidedOn, history, before, mayRelease, acts }: Props) {
  const t = useTranslations('front');
  const { guard } = useRefusal();
  const [more, setMore] = useState<{ entries: FrontEntry[]; before: number | null }>({ entries: [], before });
  const [to, setTo] = useState<number | null>(null);
  const live = history.find(({ is }) => is === 'live')?.number;
  const next = more.entries.length > 0 ? more.before : before;
  const first = history.at(-1)?.number ?? 0;
  const entries = [...history, ...more.entries.filter(({ number }) => number < first)];

  async function loadOlder(before: number) {
    const answer = await guard(acts.older({ frontId, before }));
    if (answer.ok)
      setMore({ entries: [...more.entries, ...answer.value.entries], before: answer.value.before });
  }

  if (entries.length === 0) return <p className="text-sm text-quiet">{t('historyNone')}</p>;
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col divide-y divide-line border-y border-line">
        {entries.map((entry) => (
          <li key={entry.number} className="flex flex-col gap-1 py-3 text-sm">
            <p className="flex flex-wrap items-center gap-2">
              <strong className="font-medium">{t('entry', { number: entry.number })}</strong>
              {entry.is !== 'past' && <Tag tone={tones[entry.is]}>{t(`is.${entry.is}`)}</Tag>}
              <span className="text-quiet">
                {t(`kinds.${entry.kind}`, { restores: entry.restores ?? 0 })}
              </span>
            </p>
            <p className="text-quiet">
              <Time at={entry.from} look="day" /> · {t('by', { name: entry.by ?? t('house') })}
            </p>
            {entry.note && <p>{entry.note}</p>}
            {mayRelease && live !== undefined && entry.number < live && (
              <Button small className="self-start" onClick={() => setTo(entry.number)}>
                {t('backTo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {next !== null && (
        <Button small className="self-start" onClick={() => loadOlder(next)}>
          {t('older')}
        </Button>
      )}
      {live !== undefined && to !== null && (
        <TakeBack
          frontId={frontId}
          decidedOn={decidedOn}
          live={live}
          to={to}
          onClose={() => setTo(null)}
          act={acts.takeBack}
        />
      )}
    </div>
  );
}

type TakeBackProps = Front & {
  live: number;
  to: number;
  onClose(): void;
  act: FrontActs['takeBack'];
};

function TakeBack({ frontId, decidedOn, live, to, onClose, act }: TakeBackProps) {
  const t = useTranslations('front');
  const router = useRouter();
  const [note, setNote] = useState('');
  return (
    <FormDialog
      act="front.release"
      subject={`front:${frontId} release:${to}`}
      decidedOn={decidedOn}
      onClose={onClose}
      title={t('takeBackTitle', { to })}
      description={t('takeBackText')}
      submit={t('takeBackNow')}
      send={(confirmation) => act({ frontId, number: live, to, note, confirmation })}
      onDone={({ number }) => {
        toast(t('takenBack', { number, to }));
        router.refresh();
      }}
    >
      <InputField label={t('note')} hint={t('noteHint')} maxLength={2000} value={note} onText={setNote} />
    </FormDialog>
  );
}
