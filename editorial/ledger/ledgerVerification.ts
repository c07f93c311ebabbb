import canonicalize from 'canonicalize';
import { checkCheckpoints, checkpointKey, inReleaseOrder, type Signed } from './checkpointCheck.ts';
import type { LedgerEntry, LedgerSummary, SignedCheckpoint } from './publishedDocuments.ts';
import { sha256 } from './signatures.ts';
import { createSuspicions } from './suspicions.ts';

type Several<T> = AsyncIterable<T> | Iterable<T>;

/**
 * The published ledger of a paper. Checkpoints are read before releases, so that every release they name exists when
 * releases are read.
 */
export type Published = {
  summary: LedgerSummary;
  checkpoints: Several<SignedCheckpoint>;
  releases: Several<LedgerEntry>;
};

export type Report = {
  releases: number;
  subjects: number;
  withheld: number;
  checkpoints: number;
  /** every release that began by then is signed; empty if there is no checkpoint */
  signedUpTo: string;
  /** number of releases since the newest checkpoint, which only the hash chain protects */
  unsigned: number;
  keys: string[];
  /** sentences; empty: the ledger has no errors */
  wrong: string[];
};

/** Checks a paper's ledger using published data only. @param pinned public keys known from another source, base64 */
export async function verify(published: Published, pinned: string[] = []): Promise<Report> {
  const signed = await checkCheckpoints(published.summary, published.checkpoints, pinned);
  const { wrong, ...counts } = await checkReleases(published.releases, signed);
  return {
    ...counts,
    checkpoints: signed.checkpoints,
    signedUpTo: signed.at,
    keys: published.summary.keys.map(({ key }) => key),
    wrong: [...wrong, ...signed.wrong],
  };
}

async function checkReleases(entries: Several<LedgerEntry>, signed: Signed) {
  const suspicions = createSuspicions();
  const chains = new Map<string, { number: number; hash: string }>();
  const unseen = new Map(signed.releases);
  const counts = { releases: 0, withheld: 0, unsigned: 0 };
  let before: LedgerEntry | undefined;

  for await (const entry of entries) {
    const subject = `${entry.of} ${entry.id}`;
    const { number } = entry;
    counts.releases += 1;
    if (entry.withheld) counts.withheld += 1;
    if (entry.begun > signed.at) counts.unsigned += 1;
    const name = nameOf(entry);
    if (name) suspicions.know(subject, name);
    const suspect = suspicions.suspect.bind(null, subject, number);

    if (!isItself(entry)) suspect({ is: 'altered' });
    if (isEarly(entry)) suspect({ is: 'early', begun: entry.begun });
    if (before && inReleaseOrder(before, entry) >= 0) suspect({ is: 'disorder' });
    before = entry;

    const chain = chains.get(subject) ?? { number: 0, hash: null };
    if (number !== chain.number + 1) suspect({ is: 'gap', before: chain.number });
    else if (entry.content && entry.content.previous !== chain.hash) suspect({ is: 'unchained' });
    chains.set(subject, { number, hash: entry.hash });

    const signedAs = unseen.get(checkpointKey(entry));
    unseen.delete(checkpointKey(entry));
    if (!signedAs) {
      if (entry.begun <= signed.at) suspect({ is: 'inserted', checkpoint: checkpointAfter(entry, signed) });
      continue;
    }
    const { checkpoint } = signedAs;
    if (signedAs.hash !== entry.hash) {
      const other = signed.byHash.get(entry.hash);
      suspect(other ? { is: 'swapped', checkpoint, as: readableKey(other) } : { is: 'replaced', checkpoint });
    } else if (signedAs.begun !== entry.begun)
      suspect({ is: 'moved', checkpoint, signed: signedAs.begun, begun: entry.begun });
  }
  for (const [key, { checkpoint }] of unseen) {
    const [of, id, number] = key.split(' ');
    suspicions.suspect(`${of} ${id}`, Number(number), { is: 'missing', checkpoint });
  }
  return { ...counts, subjects: chains.size, wrong: suspicions.sentences() };
}

/** Whether the content belongs to this release and has its hash. Withheld content cannot be checked. */
function isItself({ of, id, number, hash, content, withheld }: LedgerEntry): boolean {
  if (!content) return withheld === true;
  if (content[of] !== id || content.number !== number) return false;
  try {
    return sha256(canonicalize(content) ?? '') === hash;
  } catch {
    return false; // a lone surrogate has no canonical form
  }
}

function nameOf({ of, slug, content }: LedgerEntry): string | null {
  if (of === 'article') return content ? `“${content.headline}” (/articles/${slug ?? ''})` : null;
  const front = content?.section ? `the front of section ${content.section}` : 'the front page';
  return `${front} (${content?.language})`;
}

const checkpointAfter = ({ begun }: LedgerEntry, { ats }: Signed): number =>
  ats.findIndex((at) => begun <= at) + 1;

/** No release begins before its release time. Release times are in milliseconds, starts in microseconds. */
function isEarly({ begun, content }: LedgerEntry): boolean {
  const releasedAt = content?.releasedAt;
  return typeof releasedAt === 'string' && releasedAt.replace('Z', '000Z') > begun;
}

function readableKey(key: string): string {
  const [of, id, number] = key.split(' ');
  return `release ${number} of ${of} ${id}`;
}
