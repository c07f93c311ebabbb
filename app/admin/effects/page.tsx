import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { DeliveryCountLinks, DeliveryFilterForm } from '#components/staff/deliveries/DeliveryFilter.tsx';
import { DeliveryTable } from '#components/staff/deliveries/DeliveryTable.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { deliveryFilter, listDeliveries } from '#editorial/outbox/deliveryList.ts';
import { countDeliveries } from '#editorial/outbox/deliveryStandings.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { retryAllOf, retryOne } from './actions.ts';

export const generateMetadata = titled('deliveries', (t) => t('title'));

export default async function DeliveriesPage({ searchParams }: SearchProps) {
  const actor = await requireActorWhoMay('effect.read', '/admin/effects');
  const filter = deliveryFilter.parse(await searchParams);
  const [{ deliveries, older }, counts, t, { zone }] = await Promise.all([
    listDeliveries(actor, filter),
    countDeliveries(actor),
    wordsOf('deliveries'),
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
      <DeliveryCountLinks counts={counts} />
      <DeliveryFilterForm key={address({})} {...query} />
      <DeliveryTable
        key={address({ before: before ?? '' })}
        deliveries={deliveries}
        isFiltered={Boolean(query.kind || query.standing || query.target)}
        only={query.kind && query.target ? { kind: query.kind, target: query.target } : null}
        older={older === null ? null : address({ before: older })}
        newest={before ? address({}) : null}
        acts={{ retryOne, retryAllOf }}
      />
    </NewsroomPage>
  );
}
