import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AboutPageList } from '#components/staff/admin/AboutPageList.tsx';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { listAboutPages } from '#editorial/aboutPages/aboutPageList.ts';

export const generateMetadata = titled('admin', 'pages.title');

export default async function AboutPages() {
  const actor = await requireActorWhoMay('about.change', '/admin/pages');
  const [pages, t] = await Promise.all([listAboutPages(actor), wordsOf('admin')]);
  return (
    <NewsroomPage
      title={t('pages.title')}
      aside={
        <Link className={buttonLook('press')} href="/admin/pages/new">
          {t('pages.add')}
        </Link>
      }
    >
      <AdminLinks here="pages" />
      <p className="max-w-2xl text-sm text-quiet">{t('pages.lead')}</p>
      <AboutPageList pages={pages} />
    </NewsroomPage>
  );
}
