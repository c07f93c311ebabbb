'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { Field } from '#components/ui/Field.tsx';
import { TextArea } from '#components/ui/TextInput.tsx';
import { Choices } from './Choices.tsx';
import { StoryPicker } from './StoryPicker.tsx';
import type { ReleaseOrderState, ReleaseWhen } from './useReleaseOrder.ts';

type Props = {
  order: ReleaseOrderState;
  articleId: number;
  language: string;
  otherZones: string[];
  set(some: Partial<ReleaseOrderState>): void;
};

/** When it begins, and whether it ends by itself. */
export function TimeFields({ order, articleId, language, otherZones, set }: Props) {
  const t = useTranslations('release');
  const { when, at, after, ends, until, because } = order;
  const [opened] = useState(() => new Date());
  return (
    <>
      <Choices
        legend={t('when')}
        value={when}
        onChange={(value) => set({ when: value as ReleaseWhen })}
        choices={[
          { value: 'now', label: t('whenNow') },
          { value: 'later', label: t('whenLater'), hint: t('whenLaterHint') },
          { value: 'after', label: t('whenAfter'), hint: t('whenAfterHint') },
        ]}
      />
      {when === 'later' && (
        <DateTimeField
          label={t('at')}
          value={at}
          onChange={(at) => set({ at })}
          min={opened}
          otherZones={otherZones}
        />
      )}
      {when === 'after' && (
        <StoryPicker
          label={t('after')}
          chosen={after}
          exclude={articleId}
          onChoose={(after) => set({ after })}
        />
      )}
      <Choices
        legend={t('until')}
        value={ends ? 'ends' : 'open'}
        onChange={(value) => set({ ends: value === 'ends' })}
        choices={[
          { value: 'open', label: t('untilOpen') },
          { value: 'ends', label: t('untilEnds'), hint: t('untilEndsHint') },
        ]}
      />
      {ends && (
        <>
          <DateTimeField
            label={t('untilAt')}
            value={until}
            onChange={(until) => set({ until })}
            min={(when === 'later' && at) || opened}
            otherZones={otherZones}
          />
          <Field label={t('because')} hint={t('becauseHint')}>
            <TextArea
              rows={2}
              required
              maxLength={2000}
              lang={language}
              value={because}
              onChange={(event) => set({ because: event.target.value })}
            />
          </Field>
        </>
      )}
    </>
  );
}
