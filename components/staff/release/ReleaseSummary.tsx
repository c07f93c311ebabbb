'use client';
import { useTranslations } from 'use-intl';
import { Time } from '#components/ui/Time.tsx';

type Props = {
  /** how many checks stop the release, and how many ask to be looked at */
  blocking: number;
  asking: number;
  reviewedAt: Date;
};

/** One line over the button: what would go out, and what stands in its way. */
export function ReleaseSummary({ blocking, asking, reviewedAt }: Props) {
  const t = useTranslations('release');
  return (
    <p id="release-summary" className="text-[0.8125rem] leading-snug">
      {blocking > 0 ? (
        <a href="#checks" className="font-medium text-press-ink underline">
          {t('blocked', { count: blocking })}
        </a>
      ) : (
        <>
          <span className="text-quiet">
            {t('goesOut')} <Time at={reviewedAt} look="short" />.
          </span>
          {asking > 0 && (
            <>
              {' '}
              <a href="#checks" className="underline">
                {t('asked', { count: asking })}
              </a>
            </>
          )}
        </>
      )}
    </p>
  );
}
