'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { useFieldNames } from '#components/staff/articles/useFieldNames.ts';
import { TakeBackDialog } from '#components/staff/release/TakeBackDialog.tsx';
import { versionsAddress } from '#components/staff/versions/versionAddress.ts';
import { Link, linkLook } from '#components/ui/Link.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { SinceVisitText } from './SinceVisit.tsx';

/** Every release, newest first. Each release before the live one can be made live again. */
export function HistoryTab() {
  const t = useTranslations('editor.history');
  const { articleFields, acts, may, sinceVisit } = useEditorPage();
  const { article, releases, changes } = articleFields.now;
  const { language } = article;
  const live = releases.find(({ isLive }) => isLive)?.number;
  return (
    <>
      <Link className={`mb-4 inline-block text-sm ${linkLook}`} href={versionsAddress(article.id)}>
        {t('versions')}
      </Link>
      {sinceVisit && (
        <p className="mb-4 text-sm">
          <SinceVisitText articleId={article.id} sinceVisit={sinceVisit} />
        </p>
      )}
      <LastChanges changes={changes} />
      {releases.length === 0 && <p className="text-sm text-quiet">{t('none')}</p>}
      <ol className="flex flex-col divide-y divide-line">
        {releases.map((release, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number of a cancelled release is used again
          <li key={`${release.number}-${at}`} className="flex flex-col gap-1 py-3 text-sm">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {t('number', { number: release.number })}
              <State release={release} />
            </p>
            <p lang={language} className="font-serif">
              {release.headline}
            </p>
            {release.readerNote && (
              <p lang={language} className="text-quiet">
                {release.readerNote}
              </p>
            )}
            <p className="text-[0.8125rem] text-quiet">
              <Time at={release.releasedAt} look="long" /> {release.by && `· ${release.by}`}
            </p>
            {may.takeBack && live !== undefined && canReturn(release, live) && (
              <TakeBackDialog
                articleId={article.id}
                language={language}
                number={live}
                {...(release.number !== live && { to: release.number })}
                small
                acts={acts}
                onDone={articleFields.reread}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The last change of each field, newest first. */
function LastChanges({ changes }: Pick<ArticleForEditing, 'changes'>) {
  const t = useTranslations('editor.history');
  const namesOf = useFieldNames();
  if (changes.length === 0) return null;
  return (
    <section aria-label={t('changes')} className="mb-4 flex flex-col gap-1 text-sm">
      <h2 className="font-medium">{t('changes')}</h2>
      <ul className="flex flex-col gap-1">
        {changes.map(({ field, at, by }) => (
          <li key={field}>
            {namesOf([field])}: {by ?? t('house')}, <Time at={at} look="short" />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Release = ArticleForEditing['releases'][number];

/** The live release can be taken back, and the releases before it can be made live again. */
const canReturn = ({ number, isCalledOff, isComing }: Release, live: number): boolean =>
  !isCalledOff && !isComing && live > 1 && number <= live;

function State({ release: { kind, isLive, isCalledOff, isComing } }: { release: Release }) {
  const t = useTranslations('editor.history');
  if (isCalledOff) return <Tag>{t('calledOff')}</Tag>;
  if (isComing) return <Tag tone="wait">{t('coming')}</Tag>;
  return (
    <>
      {isLive && <Tag tone="good">{t('live')}</Tag>}
      <Tag>{t(kind)}</Tag>
    </>
  );
}
