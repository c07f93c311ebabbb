import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AboutPageForm } from '#components/staff/admin/AboutPageForm.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { addPage, previewPage, removePage, writePage } from '../actions.ts';

export const generateMetadata = titled('admin', (t) => t('pages.addTitle'));

export default async function NewAboutPage() {
  await requireActorWhoMay('about.change', '/admin/pages/new');
  const t = await wordsOf('admin');
  const acts = { add: addPage, write: writePage, remove: removePage, preview: previewPage };
  return (
    <NewsroomPage title={t('pages.addTitle')} narrow back={{ href: '/admin/pages', label: t('pages.all') }}>
      <AboutPageForm page={null} acts={acts} />
    </NewsroomPage>
  );
}
