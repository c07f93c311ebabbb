import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type IdProps, parseOrNotFound, titled, whenRefused, wordsOf } from '#app/_staff/staffPage.ts';
import { InBin } from '#components/staff/bin/InBin.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { PackageScreen } from '#components/staff/packages/PackageScreen.tsx';
import { may } from '#editorial/access/policy.ts';
import { packageId } from '#editorial/inputSchemas.ts';
import { readPackage } from '#editorial/packages/packageContents.ts';
import { readSettings, readZones } from '#editorial/paper/paperSettings.ts';
import * as actions from '../actions.ts';

export const generateMetadata = titled('packages', (t) => t('title'));

export default async function PackagePage({ params }: IdProps) {
  const id = parseOrNotFound(packageId, (await params).id);
  const actor = await requireActorWhoMay('package.read', `/newsroom/packages/${id}`);
  const [read, { sections }, { otherZones }, t] = await Promise.all([
    readPackage(actor, id).catch(whenRefused(() => null)),
    readSettings(actor),
    readZones(actor),
    wordsOf('packages'),
  ]);
  const mayDo = (verb: 'change' | 'release' | 'delete') => may(actor, `package.${verb}`);
  if (!read)
    return (
      <NewsroomPage title={(await wordsOf('bin'))('here.package')} narrow>
        <InBin subject="package" id={id} />
      </NewsroomPage>
    );
  return (
    <NewsroomPage title={read.name} back={{ href: '/newsroom/packages', label: t('all') }}>
      <PackageScreen
        read={read}
        sections={sections.map(({ id, names }) => ({ id: Number(id), names }))}
        otherZones={otherZones}
        may={{ change: mayDo('change'), release: mayDo('release'), delete: mayDo('delete') }}
        acts={{
          rename: actions.renamePackageAction,
          setItems: actions.fillPackage,
          release: actions.releasePackageAction,
          move: actions.reschedulePackageRelease,
          cancel: actions.cancelScheduledPackage,
          findFront: actions.findOrCreateFront,
        }}
      />
    </NewsroomPage>
  );
}
