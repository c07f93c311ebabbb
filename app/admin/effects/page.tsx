import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { EffectCountLinks, EffectFilterForm } from '#components/staff/deliveries/EffectFilter.tsx';
import { EffectTable } from '#components/staff/deliveries/EffectTable.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { effectFilter, listEffects } from '#editorial/outbox/deliveryList.ts';
import { countEffects } from '#editorial/outbox/effectStandings.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { retryAllOf, retryOne } from './actions.ts';

export const generateMetadata = titled('effects', (t) => t('title'));

export default async function EffectsPage({ searchParams }: SearchProps) {
  const actor = await requireActorWhoMay('effect.read', '/admin/effects');
  const filter = effectFilter.parse(await searchParams);
  const [{ effects, older }, counts, t, { zone }] = await Promise.all([
    listEffects(actor, filter),
    countEffects(actor),
    wordsOf('effects'),
    readPaper(),
  ]);
  const { before, ...query } = filter;
  const address = (more: Record<string, string>) => {
    const parameters = Object.entries({ ...query, ...more }).filter(([, value]) => value);
    return `/admin/effects?${new URLSearchParams(Object.fromEntries(parameters))}`;
  };
  return (
    <NewsroomPage title={t('title')}>
      <AdminLinks here="effects" />
      <p className="text-sm text-quiet">{t('lead', { zone })}</p>
      <EffectCountLinks counts={counts} />
      <EffectFilterForm key={address({})} {...query} />
      <EffectTable
        key={address({ before: before ?? '' })}
        effects={effects}
        only={query.kind && query.target ? { kind: query.kind, target: query.target } : null}
        older={older === null ? null : address({ before: older })}
        newest={before ? address({}) : null}
        acts={{ retryOne, retryAllOf }}
      />
    </NewsroomPage>
  );
}
