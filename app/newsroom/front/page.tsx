import { notFound } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { FrontLinks } from '#components/staff/front/FrontLinks.tsx';
import { FrontScreen } from '#components/staff/front/FrontScreen.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { languages } from '#contracts/languages.ts';
import { pathOf } from '#contracts/routes.ts';
import { may } from '#editorial/access/policy.ts';
import { readFrontScreen } from '#editorial/fronts/frontScreen.ts';
import { readSettings } from '#editorial/paper/paperSettings.ts';
import * as actions from './actions.ts';

export const generateMetadata = titled('front', (t) => t('title'));

/** The front page, or the front of a section, in one language: arrange, preview, release, take back. */
export default async function Front({ searchParams }: SearchProps) {
  const actor = await requireActorWhoMay('front.read', '/newsroom/front');
  const [query, settings, t] = await Promise.all([searchParams, readSettings(actor), wordsOf('front')]);
  const language = languages.find((known) => known === query.language) ?? actor.locale;
  const chosen = query.section ? settings.sections.find(({ slug }) => slug === query.section) : undefined;
  if (query.section && !chosen) notFound();
  const screen = await readFrontScreen(actor, { sectionId: chosen?.id ?? null, language });
  const sections = settings.sections.map(({ id, slug, names }) => {
    return { id, slug, name: names[actor.locale] ?? names.en ?? slug };
  });
  const path = `${chosen ? pathOf('section', { slug: chosen.slug }) : pathOf('front')}?language=${language}`;
  return (
    <NewsroomPage
      title={t('title')}
      wide
      aside={
        <a className={buttonLook()} href={path}>
          {t('see')}
        </a>
      }
    >
      <FrontLinks
        sections={sections}
        section={chosen?.slug ?? null}
        language={language}
        languages={languages}
      />
      {!may(actor, 'front.change') && (
        <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
      )}
      {chosen && <p className="text-sm text-quiet">{t('sectionHint')}</p>}
      <FrontScreen
        key={screen.draft.frontId}
        data={screen}
        path={path}
        sections={sections}
        may={{ change: may(actor, 'front.change'), release: may(actor, 'front.release') }}
        otherZones={settings.otherZones}
        now={new Date()}
        acts={{
          arrange: actions.saveArrangement,
          reread: actions.refreshFront,
          release: actions.releaseFrontNow,
          reschedule: actions.rescheduleFrontRelease,
          cancel: actions.cancelFrontRelease,
          takeBack: actions.takeBackFrontRelease,
          older: actions.older,
        }}
      />
    </NewsroomPage>
  );
}
