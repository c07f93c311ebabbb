import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import { wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';

/** The page for an address that does not exist, or that this user may not see: the two look the same. */
export default async function NotFound() {
  const t = await wordsOf('newsroom.lost');
  return (
    <NewsroomPage title={t('title')} narrow>
      <p className="max-w-prose leading-7">{t('text')}</p>
      <ButtonLink href="/newsroom" className="self-start">
        {t('toList')}
      </ButtonLink>
    </NewsroomPage>
  );
}
