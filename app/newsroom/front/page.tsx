import type { Metadata } from 'next';
import { requireActor } from '#app/currentActor';
import { wordsOf } from '#app/staffPage';
import { Page } from '#components/newsroom/Page';
import { buttonLook } from '#components/ui/Button';
import { EmptyState } from '#components/ui/EmptyState';
import { readFront } from '#editorial/reading/front';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('newsroom'))('front.title') };
}

/** Says how the front comes about, and what leads it at this moment. */
export default async function FrontPage() {
  const actor = await requireActor('/newsroom/front');
  const [front, t] = await Promise.all([readFront({ language: actor.locale }), wordsOf('newsroom.front')]);
  const leading = front.lead ? [front.lead, ...front.seconds] : [];
  return (
    <Page
      title={t('title')}
      narrow
      aside={
        <a className={buttonLook()} href="/">
          {t('see')}
        </a>
      }
    >
      <p className="max-w-prose leading-7">{t('text')}</p>
      {leading.length > 0 ? (
        <section aria-labelledby="leading">
          <h2 id="leading" className="mb-2 text-sm font-medium text-quiet">
            {t('now')}
          </h2>
          <ol className="border-t border-line">
            {leading.map(({ articleId, headline, language }, at) => (
              <li key={articleId} className="border-b border-line">
                <a
                  href={`/newsroom/articles/${articleId}`}
                  lang={language}
                  className={`block py-2.5 font-serif hover:underline ${at === 0 ? 'text-2xl font-semibold' : 'text-lg'}`}
                >
                  {headline}
                </a>
              </li>
            ))}
          </ol>
        </section>
      ) : (
        <EmptyState title={t('none')} />
      )}
    </Page>
  );
}
