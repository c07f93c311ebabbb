import { notFound } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { InBin } from '#components/staff/bin/InBin.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { PackageScreen } from '#components/staff/packages/PackageScreen.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { may } from '#editorial/access/policy.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { packageId } from '#editorial/inputSchemas.ts';
import { readPackage } from '#editorial/packages/packageContents.ts';
import { readSettings, readZones } from '#editorial/paper/paperSettings.ts';
import {
  cancelScheduledPackage,
  fillPackage,
  findOrCreateFront,
  nameAnew,
  releaseTogether,
  reschedulePackageRelease,
} from '../actions.ts';

export const generateMetadata = titled('packages', 'title');

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
      <PackageScreen
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
          cancel: cancelScheduledPackage,
          findFront: findOrCreateFront,
        }}
      />
    </NewsroomPage>
  );
}
