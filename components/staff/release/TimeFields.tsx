'use client';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { Choices } from './Choices.tsx';
import { StoryPicker } from './StoryPicker.tsx';
import type { OrderFieldsProps, ReleaseOrderState } from './useReleaseOrder.ts';

type Props = OrderFieldsProps & { articleId: number };

/** When the release begins, and whether it has a planned end. */
export function TimeFields({ order, articleId, language, set }: Props) {
  const t = useTranslations('release');
  const { when, at, after, ends, until, because } = order;
  const [opened] = useState(() => new Date());
  return (
    <>
      <Choices
        legend={t('when')}
        value={when}
        onChange={(value) => set({ when: value as ReleaseOrderState['when'] })}
        choices={[
          { value: 'now', label: t('whenNow') },
          { value: 'later', label: t('whenLater'), hint: t('whenLaterHint') },
          { value: 'after', label: t('whenAfter'), hint: t('whenAfterHint') },
        ]}
      />
      {when === 'later' && (
        <DateTimeField label={t('at')} value={at} onChange={(at) => set({ at })} min={opened} />
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
          />
          <TextAreaField
            label={t('because')}
            hint={t('becauseHint')}
            rows={2}
            required
            maxLength={2000}
            lang={language}
            value={because}
            onText={(because) => set({ because })}
          />
        </>
      )}
    </>
  );
}

type DateProps = Pick<OrderFieldsProps, 'order' | 'set'> & { wireDate: string | Date };

/** Whether the article has the date of its wire copy or that of its release. */
export function DateField({ order, set, wireDate }: DateProps) {
  const t = useTranslations('release');
  const wire = useFormatter().dateTime(new Date(wireDate), timeFormats.long);
  return (
    <Choices
      legend={t('dated')}
      value={order.dated}
      onChange={(value) => set({ dated: value as ReleaseOrderState['dated'] })}
      choices={[
        { value: 'wire', label: wire, hint: t('datedWire') },
        { value: 'now', label: t('datedNow') },
      ]}
    />
  );
}
