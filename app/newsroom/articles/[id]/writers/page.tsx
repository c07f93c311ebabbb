import { redirect } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type IdProps, parseOrNotFound, titled, whenRefused, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { versionsAddress, writersAddress } from '#components/staff/versions/versionAddress.ts';
import { WritersOfDraft } from '#components/staff/versions/WritersOfDraft.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { articleId } from '#editorial/inputSchemas.ts';
import { readWritersOfDraft } from '#editorial/versions/writersOfDraft.ts';

export const generateMetadata = titled('versions', (t) => t('writers.title'));

/** Who wrote which passage of an article's draft. */
export default async function WritersPage({ params }: IdProps) {
  const id = parseOrNotFound(articleId, (await params).id);
  const actor = await requireActorWhoMay('version.read', writersAddress(id));
  const written = await readWritersOfDraft(actor, id).catch(
    // The article's page offers to restore it from the bin.
    whenRefused(() => redirect(`/newsroom/articles/${id}`)),
  );
  const t = await wordsOf('versions');
  return (
    <NewsroomPage
      wide
      title={t('writers.title')}
      back={{ href: versionsAddress(id), label: t('writers.back') }}
    >
      <p className="max-w-prose text-sm text-quiet">{t('writers.lead')}</p>
      {'problem' in written ? (
        <EmptyState title={t('writers.title')} text={t(`writers.${written.problem}`)} />
      ) : (
        <WritersOfDraft {...written} />
      )}
    </NewsroomPage>
  );
}
