import type { Found } from '#editorial/reading/searching';
import type { Teaser } from '#editorial/reading/shapes';
import { address, inOtherLanguages, languageParameter } from './addresses.ts';
import type { Facts, Frame } from './frame.ts';
import { Listing } from './Listing.tsx';
import { Page } from './Page.tsx';
import { Latest, Paging, Rows } from './Rows.tsx';
import { SearchForm } from './SearchForm.tsx';
import { wordsFor } from './words.ts';

type Props = { frame: Frame; facts: Facts; q: string; found: Found; latest: Teaser[] };

export function SearchPage({ frame, facts, q, found, latest }: Props) {
  const t = wordsFor(frame.language);
  const language = languageParameter(frame, frame.language);
  const at = (page: number) => address('/search', { language, q, page: page > 1 ? String(page) : undefined });
  return (
    <Page
      frame={frame}
      facts={facts}
      title={q ? t('search.titleFor', { q: shortened(q) }) : t('search.title')}
      description={t('search.hint')}
      path={q ? null : address('/search', { language })}
      alternates={inOtherLanguages(frame, '/search', { q })}
    >
      <Listing
        head={
          <>
            <h1>{q ? t('search.resultsFor', { q: shortened(q) }) : t('search.title')}</h1>
            <SearchForm frame={frame} q={q} />
            {!q && <p className="hint">{t('search.hint')}</p>}
          </>
        }
      >
        <Rows frame={frame} stories={found.items} withSection />
        {q && found.items.length === 0 && (
          <div className="list-empty" role="status">
            <p>
              <strong>{t('search.none', { q: shortened(q) })}</strong>
            </p>
            <p>{t('search.noneText')}</p>
          </div>
        )}
        <Paging
          back={q && found.page > 1 ? [at(found.page - 1), t('search.previous')] : undefined}
          on={q && found.more ? [at(found.page + 1), t('search.next')] : undefined}
        />
        {found.items.length === 0 && <Latest frame={frame} stories={latest} />}
      </Listing>
    </Page>
  );
}

const shortened = (q: string) => (q.length > 80 ? `${q.slice(0, 79)}…` : q);
