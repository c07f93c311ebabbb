import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { ImportScreen } from '#components/staff/import/ImportScreen.tsx';
import { may } from '#editorial/access/policy.ts';
import { readSettings } from '#editorial/paper/paperSettings.ts';
import { createDrafts, readImport } from './actions.ts';

export const generateMetadata = titled('import', (t) => t('title'));

export default async function ImportPage() {
  const actor = await requireActorWhoMay('article.import', '/newsroom/import');
  const [{ sections, zone }, t] = await Promise.all([readSettings(actor), wordsOf('import')]);
  return (
    <NewsroomPage title={t('title')}>
      <ImportScreen
        sections={sections}
        zone={zone}
        mayRelease={may(actor, 'article.release')}
        acts={{ read: readImport, create: createDrafts }}
      />
    </NewsroomPage>
  );
}
