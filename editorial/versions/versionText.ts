import type { Body } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import type { Transaction } from '#db/pools.ts';
import { and, eq } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import { draftVersion } from '#db/schema/versions.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import type { LoadedDraft } from '#editorial/drafts/loadedDraft.ts';
import { storedLine } from '#editorial/drafts/storedLine.ts';
import type { VersionKey } from './versionKey.ts';

/** `body` is null if it was invalid: it can be neither compared nor restored. */
export type VersionText = { headline: string; standfirst: string; body: Body | null };

/** The text of a version or release of this article. @throws {Refusal} `not-found` */
export async function readVersionText(
  db: Pick<Transaction, 'select'>,
  articleId: ArticleId,
  key: VersionKey,
): Promise<VersionText> {
  const [row] =
    key.is === 'version'
      ? await db
          .select(textColumns(draftVersion))
          .from(draftVersion)
          .where(and(eq(draftVersion.id, key.id), eq(draftVersion.articleId, articleId)))
      : await db
          .select(textColumns(release))
          .from(release)
          .where(and(eq(release.articleId, articleId), eq(release.number, key.number)))
          .orderBy(release.id) // a cancelled release's number is used again
          .then((rows) => rows.slice(-1));
  if (!row) throw new Refusal('not-found');
  return { ...row, body: row.body as Body | null };
}

const textColumns = <Table extends typeof draftVersion | typeof release>({
  headline,
  standfirst,
  body,
}: Table) => ({ headline, standfirst, body });

/** The present text of a draft. */
export function presentText({ state }: Pick<LoadedDraft, 'state'>): VersionText {
  const { headline, standfirst, body } = readDraft(draftOf(state));
  const checked = checkBody(body);
  return {
    headline: storedLine(headline),
    standfirst: storedLine(standfirst),
    body: checked.fit ? checked.body : null,
  };
}
