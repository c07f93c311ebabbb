import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireActorWhoMay } from '#app/currentActor';
import { wordsOf } from '#app/staffPage';
import { InBin } from '#components/newsroom/bin/InBin';
import { NewsroomPage } from '#components/newsroom/NewsroomPage';
import { PackageDesk } from '#components/newsroom/packages/PackageDesk';
import { buttonLook } from '#components/ui/Button';
import { Link } from '#components/ui/Link';
import { packageId } from '#editorial/orders';
import { readPackage } from '#editorial/package/packageContents';
import { readSettings, readZones } from '#editorial/paper/settings';
import { may } from '#editorial/policy';
import { isRefusal } from '#editorial/refusal';
import {
  callOffTogether,
  fillPackage,
  findOrCreateFront,
  nameAnew,
  releaseTogether,
  reschedulePackageRelease,
} from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('packages'))('title') };
}

export default async function PackagePage({ params }: { params: Promise<{ id: string }> }) {
  const id = packageId.safeParse((await params).id);
  if (!id.success) notFound();
  const actor = await requireActorWhoMay('package.read', `/newsroom/packages/${id.data}`);
  const [found, { sections }, { otherZones }, t] = await Promise.all([
    readPackage(actor, id.data).catch((error) => {
      if (isRefusal(error) && error.reason === 'not-found') notFound();
      if (isRefusal(error) && error.reason === 'in-bin') return null;
      throw error;
    }),
    readSettings(actor),
    readZones(actor),
    wordsOf('packages'),
  ]);
  if (!found)
    return (
      <NewsroomPage title={(await wordsOf('bin'))('here.package')} narrow>
        <InBin subject="package" id={id.data} />
      </NewsroomPage>
    );
  return (
    <NewsroomPage
      title={found.name}
      aside={
        <Link href="/newsroom/packages" className={buttonLook()}>
          {t('all')}
        </Link>
      }
    >
      <PackageDesk
        read={found}
        sections={sections.map(({ id, names }) => ({ id: Number(id), names }))}
        otherZones={otherZones}
        may={{
          change: may(actor, 'package.change'),
          release: may(actor, 'package.release'),
          delete: may(actor, 'package.delete'),
        }}
        acts={{
          rename: nameAnew,
          setItems: fillPackage,
          release: releaseTogether,
          move: reschedulePackageRelease,
          callOff: callOffTogether,
          findFront: findOrCreateFront,
        }}
      />
    </NewsroomPage>
  );
}
