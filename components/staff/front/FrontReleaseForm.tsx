'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEntryWords } from '#components/staff/calendar/useEntryWords.ts';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { Choices } from '#components/staff/release/Choices.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { Link } from '#components/ui/Link.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import type { FrontFinding } from '#editorial/fronts/frontChecks.ts';
import type { FrontActs } from './frontActs.ts';

type Props = {
  frontId: number;
  decidedOn: string | null;
  /** the front's address for readers */
  path: string;
  version: number;
  /** whether all changes are saved */
  saved: boolean;
  findings: FrontFinding[];
  /** whether a release would change anything for readers */
  differs: boolean;
  act: FrontActs['release'];
};

/** The time, a note, and the release button. The result replaces the form. */
export function FrontReleaseForm({ frontId, decidedOn, path, version, saved, ...props }: Props) {
  const { findings, differs, act } = props;
  const t = useTranslations('front');
  const router = useRouter();
  const { timeOf } = useEntryWords();
  const [when, setWhen] = useState('now');
  const [at, setAt] = useState<Date | null>(null);
  const [note, setNote] = useState('');
  const later = when === 'later';
  const blocked = findings.some(({ gravity }) => gravity === 'blocks');

  return (
    <ActForm
      act="front.release"
      subject={`front:${frontId}`}
      decidedOn={decidedOn}
      layout="large"
      submit={t(later ? 'schedule' : 'releaseNow')}
      submitting={t('releasing')}
      blocked={blocked || !saved || (!differs && !later)}
      describedBy={saved ? undefined : 'wait-saving'}
      send={async (confirmation) => {
        const begin = later ? at : null;
        const order = { frontId, version, note, ...(begin && { at: begin.toISOString() }), confirmation };
        const answer = await act(order);
        return answer.ok ? { ok: true, value: { ...answer.value, begin } } : answer;
      }}
      onDone={() => router.refresh()}
      result={({ number, begin }, reopen) => (
        <ResultBox
          text={begin ? t('scheduledFor', { number, at: timeOf(begin) }) : t('released', { number })}
          again={{
            label: t('releaseAgain'),
            onClick: () => {
              setNote('');
              setWhen('now');
              setAt(null);
              reopen();
            },
          }}
        >
          {begin ? (
            <Link href={`/newsroom/calendar?from=${begin.toISOString().slice(0, 10)}`}>
              {t('inCalendar')}
            </Link>
          ) : (
            <a href={path}>{t('see')}</a>
          )}
        </ResultBox>
      )}
    >
      <Choices
        legend={t('when')}
        value={when}
        onChange={setWhen}
        choices={[
          { value: 'now', label: t('whenNow') },
          { value: 'later', label: t('whenLater'), hint: t('whenLaterHint') },
        ]}
      />
      {later && <DateTimeField label={t('at')} value={at} onChange={setAt} />}
      <TextAreaField
        label={t('note')}
        hint={t('noteHint')}
        rows={2}
        maxLength={2000}
        value={note}
        onText={setNote}
      />
      {!saved && (
        <p id="wait-saving" className="text-sm text-quiet">
          {t('waitSaving')}
        </p>
      )}
    </ActForm>
  );
}
