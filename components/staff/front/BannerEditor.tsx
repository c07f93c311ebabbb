'use client';
import { useTranslations } from 'use-intl';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { Button } from '#components/ui/Button.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import type { Arrangement } from './useArrangement.ts';
import type { NamesOf } from './useSectionNames.ts';

type Props = {
  arrangement: Arrangement;
  names: NamesOf;
  mayChange: boolean;
  now: Date;
  onChoose(): void;
};

const HOUR_MS = 3_600_000;

/** The banner above the page: its text, its story, and its end. */
export function BannerEditor({ arrangement, names, mayChange, now, onChoose }: Props) {
  const t = useTranslations('front');
  const { layout, change } = arrangement;
  const { banner } = layout;
  const set = (more: Partial<NonNullable<typeof banner>>, as: string | null = null) =>
    banner && change({ ...layout, banner: { ...banner, ...more } }, as);

  function add() {
    const until = new Date(Math.ceil(now.getTime() / HOUR_MS + 2) * HOUR_MS).toISOString();
    change({ ...layout, banner: { text: '', articleId: null, until } });
  }

  if (!banner)
    return mayChange ? (
      <Button small className="self-start" onClick={add}>
        {t('bannerAdd')}
      </Button>
    ) : null;

  const story = banner.articleId;
  return (
    <section
      aria-labelledby="banner"
      data-part="banner"
      className="flex flex-col gap-4 rounded-md border border-line bg-sheet p-4"
    >
      <div className="flex items-center justify-between gap-2">
        <h2 id="banner" className="text-sm font-medium">
          {t('banner')}
        </h2>
        {mayChange && (
          <Button small look="quiet" onClick={() => change({ ...layout, banner: null })}>
            {t('bannerRemove')}
          </Button>
        )}
      </div>
      <fieldset disabled={!mayChange} className="grid gap-4 md:grid-cols-2">
        <legend className="sr-only">{t('banner')}</legend>
        <div className="flex flex-col gap-4">
          <InputField
            label={t('bannerText')}
            hint={t('bannerHint')}
            maxLength={200}
            value={banner.text}
            onText={(text) => set({ text }, 'banner')}
          />
          <div className="flex flex-col gap-1.5">
            <span className="text-sm font-medium">{t('bannerStory')}</span>
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <span className="mr-auto font-serif">
                {story === null ? t('bannerNoStory') : names.storyName(story)}
              </span>
              <Button small onClick={onChoose}>
                {t('choose')}
              </Button>
              {story !== null && (
                <Button small look="quiet" onClick={() => set({ articleId: null })}>
                  {t('bannerNoStory')}
                </Button>
              )}
            </p>
          </div>
        </div>
        <DateTimeField
          label={t('bannerUntil')}
          value={new Date(banner.until)}
          min={now}
          onChange={(until) => until && set({ until: until.toISOString() }, 'until')}
        />
      </fieldset>
    </section>
  );
}
