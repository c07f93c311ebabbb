'use client';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Time } from '#components/ui/Time.tsx';
import type { AffectedPage, AffectedPages, PageChange } from '#editorial/releases/affectedPages.ts';
import type { ReleaseForecast } from '#editorial/releases/releaseForecast.ts';

/** The pages that a release changes for readers, each with its address, and the schedules that it replaces. */
export function AffectedPagesList({ foreseen, pending }: { foreseen: ReleaseForecast; pending: boolean }) {
  const t = useTranslations('release.radius');
  const { radius, plans } = foreseen;
  const { coming, waiting, live } = plans;
  const followers = plans.followers.map(({ id, headline }) => ({
    headline,
    path: `/newsroom/articles/${id}`,
  }));
  return (
    <section
      aria-labelledby="radius"
      aria-busy={pending}
      className="flex flex-col gap-2.5 rounded-md border border-line p-3 text-[0.8125rem]"
    >
      <h3 id="radius" className="text-sm font-medium">
        {t('title')}
      </h3>
      <dl className="flex flex-col gap-2.5 [&_dt]:text-quiet">
        {(['enters', 'leaves', 'stays'] as const).map((change) => (
          <Pages key={change} change={change} pages={radius.pages.filter((page) => page.change === change)} />
        ))}
        <Row name={t('feeds')}>
          <ul className="flex flex-wrap gap-x-3">
            {radius.feeds.map((path) => (
              <li key={path}>
                <Address path={path} />
              </li>
            ))}
          </ul>
        </Row>
        <Sidebars sidebars={radius.sidebars} />
        {radius.translations.length > 0 && (
          <Row name={t('translations')}>
            <Stories stories={radius.translations} />
          </Row>
        )}
        {radius.subscribers > 0 && (
          <Row name={t('mail')}>{t('subscribers', { count: radius.subscribers })}</Row>
        )}
        {coming && (
          <Row name={t('replaces')}>
            {t('scheduled', { number: coming.number })} <Time at={coming.from} />
            {coming.joinedPackage && ` ${t('inPackage', { name: coming.joinedPackage.name })}`}
          </Row>
        )}
        {live?.end && (
          <Row name={t('replaces')}>
            {t('plannedEnd')} <Time at={live.end.at} />
          </Row>
        )}
        {waiting && <Row name={t('replaces')}>{t('waiting', { headline: waiting.headline })}</Row>}
        {followers.length > 0 && (
          <Row name={t('followers')}>
            <Stories stories={followers} />
          </Row>
        )}
      </dl>
    </section>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Pages({ change, pages }: { change: PageChange['change']; pages: PageChange[] }) {
  const t = useTranslations('release.radius');
  const locale = useLocale() as 'en' | 'zh-CN';
  const nameOf = ({ is, name }: PageChange) =>
    typeof name === 'string' ? name : (name[locale] ?? Object.values(name)[0] ?? is);
  if (pages.length === 0) return null;
  return (
    <Row name={t(change)}>
      <ul>
        {pages.map((page) => (
          <li key={page.path}>
            {t(`page.${page.is}`, { name: nameOf(page) })}{' '}
            {(page.is === 'article' || page.is === 'history') && change === 'enters' ? (
              <span className="break-all text-quiet">{page.path}</span>
            ) : (
              <Address path={page.path} />
            )}
          </li>
        ))}
      </ul>
    </Row>
  );
}

function Sidebars({ sidebars }: { sidebars: AffectedPages['sidebars'] }) {
  const t = useTranslations('release.radius');
  if (!sidebars) return <Row name={t('sidebars')}>{t('sidebarsLater')}</Row>;
  const changed = (['gain', 'keep', 'lose'] as const).filter((what) => sidebars[what].count > 0);
  return (
    <Row name={t('sidebars')}>
      {changed.length === 0 && t('sidebarsNone')}
      {changed.map((what) => (
        <div key={what} className="mt-0.5">
          {t(`sidebar.${what}`, { count: sidebars[what].count })}
          {what !== 'lose' && <Stories stories={sidebars[what].first} />}
        </div>
      ))}
    </Row>
  );
}

const Stories = ({ stories }: { stories: AffectedPage[] }) => (
  <ul className="flex flex-col pl-3">
    {stories.map(({ headline, path }) => (
      <li key={path}>
        <a href={path} target="_blank" rel="noreferrer" className="underline">
          {headline}
        </a>
      </li>
    ))}
  </ul>
);

const Address = ({ path }: { path: string }) => (
  <a href={path} target="_blank" rel="noreferrer" className="break-all text-quiet underline">
    {path}
  </a>
);
