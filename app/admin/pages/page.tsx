import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AboutPageList } from '#components/staff/admin/AboutPageList.tsx';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { listAboutPages } from '#editorial/aboutPages/aboutPageList.ts';

export const generateMetadata = titled('admin', (t) => t('pages.title'));

export default async function AboutPages() {
  const actor = await requireActorWhoMay('about.change', '/admin/pages');
  const [pages, t] = await Promise.all([listAboutPages(actor), wordsOf('admin')]);
  return (
    <NewsroomPage
      title={t('pages.title')}
      aside={
        <ButtonLink href="/admin/pages/new" look="press">
          {t('pages.add')}
        </ButtonLink>
      }
    >
      <AdminLinks here="pages" />
      <p className="max-w-2xl text-sm text-quiet">{t('pages.lead')}</p>
      <AboutPageList pages={pages} />
    </NewsroomPage>
  );
}
