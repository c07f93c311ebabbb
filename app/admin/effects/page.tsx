import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { EffectCountLinks, EffectFilterForm } from '#components/staff/deliveries/EffectFilter.tsx';
import { EffectTable } from '#components/staff/deliveries/EffectTable.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { effectFilter, listEffects } from '#editorial/outbox/deliveryList.ts';
import { countEffects } from '#editorial/outbox/effectStandings.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { retryAllOf, retryOne } from './actions.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = titled('effects', 'title');

export default async function EffectsPage({ searchParams }: Props) {
  const actor = await requireActorWhoMay('effect.read', '/admin/effects');
  const filter = effectFilter.parse(await searchParams);
  const [{ effects, older }, counts, t, { zone }] = await Promise.all([
    listEffects(actor, filter),
    countEffects(actor),
    wordsOf('effects'),
    readPaper(),
  ]);
  const { before, ...asked } = filter;
  const address = (more: Record<string, string>) => {
    const query = Object.entries({ ...asked, ...more }).filter(([, value]) => value);
    return `/admin/effects?${new URLSearchParams(Object.fromEntries(query))}`;
  };
  return (
    <NewsroomPage title={t('title')}>
      <AdminLinks here="effects" />
      <p className="text-sm text-quiet">{t('lead', { zone })}</p>
      <EffectCountLinks counts={counts} />
      <EffectFilterForm key={address({})} {...asked} />
      <EffectTable
        key={address({ before: before ?? '' })}
        effects={effects}
        only={asked.kind && asked.target ? { kind: asked.kind, target: asked.target } : null}
        older={older === null ? null : address({ before: older })}
        newest={before ? address({}) : null}
        acts={{ retryOne, retryAllOf }}
      />
    </NewsroomPage>
  );
}
