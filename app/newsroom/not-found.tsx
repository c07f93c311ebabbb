import { wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';

/** An address that does not exist, or not for this user: the two look the same. */
export default async function NotFound() {
  const t = await wordsOf('newsroom.lost');
  return (
    <NewsroomPage title={t('title')} narrow>
      <p className="max-w-prose leading-7">{t('text')}</p>
      <Link href="/newsroom" className={`${buttonLook()} self-start`}>
        {t('toList')}
      </Link>
    </NewsroomPage>
  );
}
