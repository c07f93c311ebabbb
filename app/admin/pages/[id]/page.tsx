import { notFound } from 'next/navigation';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type IdProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AboutPageForm } from '#components/staff/admin/AboutPageForm.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { findAboutPage } from '#editorial/aboutPages/aboutPageList.ts';
import { addPage, previewPage, removePage, writePage } from '../actions.ts';

export const generateMetadata = titled('admin', (t) => t('pages.title'));

export default async function EditAboutPage({ params }: IdProps) {
  const { id } = await params;
  const actor = await requireActorWhoMay('about.change', `/admin/pages/${encodeURIComponent(id)}`);
  const [page, t] = await Promise.all([
    /^\d{1,15}$/.test(id) ? findAboutPage(actor, Number(id)) : null,
    wordsOf('admin'),
  ]);
  if (!page) notFound();
  const acts = { add: addPage, write: writePage, remove: removePage, preview: previewPage };
  return (
    <NewsroomPage
      title={t('pages.editTitle', { path: page.path })}
      narrow
      back={{ href: '/admin/pages', label: t('pages.all') }}
      aside={
        <a className={buttonLook()} href={`/${page.path}`}>
          {t('pages.see')}
        </a>
      }
    >
      <AboutPageForm key={page.id} page={page} acts={acts} />
    </NewsroomPage>
  );
}
