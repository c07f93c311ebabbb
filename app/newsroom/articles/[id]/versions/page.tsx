import { redirect } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import {
  type IdProps,
  parseOrNotFound,
  type SearchProps,
  titled,
  whenRefused,
  wordsOf,
} from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { VersionScreen } from '#components/staff/versions/VersionScreen.tsx';
import { versionsAddress } from '#components/staff/versions/versionAddress.ts';
import { may } from '#editorial/access/policy.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { compareVersions } from '#editorial/versions/comparingVersions.ts';
import { versionKey, versionKeyText } from '#editorial/versions/versionKey.ts';
import { listVersions, MAX_LISTED } from '#editorial/versions/versionList.ts';
import { nameAVersion, restoreAVersion } from './actions.ts';

export const generateMetadata = titled('versions', (t) => t('title'));

/** `version` is the one that is shown, by default the newest; `to` what it is compared with, by default the draft. */
export default async function VersionsPage({ params, searchParams }: IdProps & SearchProps) {
  const id = parseOrNotFound(articleId, (await params).id);
  const query = await searchParams;
  const asked = { version: keyIn(query.version), to: keyIn(query.to) };
  const actor = await requireActorWhoMay('version.read', versionsAddress(id, asked));
  const {
    headline,
    language,
    items: versions,
  } = await listVersions(actor, id).catch(
    // The article's page offers to restore it from the bin.
    whenRefused(() => redirect(`/newsroom/articles/${id}`)),
  );
  const version = asked.version ?? versions[0]?.key;
  const to = versions.some(({ key }) => key === asked.to && key !== version) ? asked.to : undefined;
  const compared = version
    ? await compareVersions(actor, { articleId: id, from: version, ...(to && { to }) }).catch((error) => {
        if (isRefusal(error) && error.reason === 'not-found') return null;
        throw error;
      })
    : null;
  const t = await wordsOf('versions');
  return (
    <NewsroomPage wide title={t('title')} back={{ href: `/newsroom/articles/${id}`, label: t('back') }}>
      <VersionScreen
        articleId={id}
        headline={headline}
        language={language}
        versions={versions}
        maxListed={MAX_LISTED}
        version={version}
        to={to}
        compared={compared}
        may={{ name: may(actor, 'version.name'), restore: may(actor, 'version.restore') }}
        acts={{ name: nameAVersion, restore: restoreAVersion }}
      />
    </NewsroomPage>
  );
}

/** A version's key in an address; undefined for an invalid one. */
function keyIn(value: string | string[] | undefined): string | undefined {
  const parsed = versionKey.safeParse(value);
  return parsed.success ? versionKeyText(parsed.data) : undefined;
}
