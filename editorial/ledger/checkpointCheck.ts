import canonicalize from 'canonicalize';
import {
  type CheckpointDocument,
  type CheckpointEntry,
  checkpointDocument,
  type LedgerSummary,
  type SignedCheckpoint,
} from './publishedDocuments.ts';
import { isSigned, sha256 } from './signatures.ts';

export type SignedRelease = { hash: string; begun: string; checkpoint: number };

/** The combined content of all checkpoints, and the errors of the checkpoints. */
export type Signed = {
  /** by `article 12 3`: subject, id, number of the release */
  releases: Map<string, SignedRelease>;
  byHash: Map<string, string>;
  checkpoints: number;
  /** the instant of each, in order */
  ats: string[];
  /** every release that began by then is signed; empty if there is no checkpoint */
  at: string;
  wrong: string[];
};

/** Identifies a release in checkpoints and in the ledger, such as `article 12 3`. */
export const checkpointKey = ({ of, id, number }: Pick<CheckpointEntry, 'of' | 'id' | 'number'>) =>
  `${of} ${id} ${number}`;

/** Compares entries by their order in the ledger: negative when `one` comes before `other`. */
export function inReleaseOrder(one: CheckpointEntry, other: CheckpointEntry): number {
  if (one.begun !== other.begun) return one.begun < other.begun ? -1 : 1;
  if (one.of !== other.of) return one.of < other.of ? -1 : 1;
  return one.id - other.id || one.number - other.number;
}

/**
 * Checks each checkpoint's form, signature and place in the chain. @param pinned public keys (base64) that the verifier
 * knows from another source; empty: the keys that the paper lists are trusted
 */
export async function checkCheckpoints(
  summary: LedgerSummary,
  checkpoints: AsyncIterable<SignedCheckpoint> | Iterable<SignedCheckpoint>,
  pinned: string[] = [],
): Promise<Signed> {
  const signed: Signed = {
    releases: new Map(),
    byHash: new Map(),
    checkpoints: 0,
    ats: [],
    at: '',
    wrong: [],
  };
  const listed = new Set(summary.keys.map(({ key }) => key));
  let previous: string | null = null;
  for await (const each of checkpoints) {
    signed.checkpoints += 1;
    const say = (what: string) => signed.wrong.push(`Checkpoint ${signed.checkpoints} ${what}`);
    const document = readDocument(each.document);
    if (!document) {
      say('cannot be read: it is not in the form that checkpoints have.');
      signed.ats.push(signed.at);
      previous = sha256(each.document);
      continue;
    }
    if (!isSigned(each.document, each.signature, each.key) || document.key !== each.key)
      say('was altered: its signature is not that of the key that it names.');
    else if (pinned.length > 0 && !pinned.includes(each.key))
      say(`is signed with another key than the one expected: ${each.key}`);
    else if (!listed.has(each.key)) say(`is signed with a key that the paper does not list: ${each.key}`);
    if (document.number !== signed.checkpoints || each.number !== signed.checkpoints)
      say(`says that it is checkpoint ${document.number}.`);
    if (document.previous !== previous)
      say('does not follow from the one before it: one of the two was replaced.');
    if (document.at <= signed.at) say('is not later than the one before it.');
    take(document, signed, say);
    previous = sha256(each.document);
  }
  const { newest } = summary.checkpoints;
  if ((newest?.number ?? 0) !== signed.checkpoints || (newest?.sha256 ?? null) !== previous)
    signed.wrong.push('The newest checkpoint is not the one that the paper names at its well-known address.');
  return signed;
}

function readDocument(text: string): CheckpointDocument | null {
  try {
    const document = checkpointDocument.parse(JSON.parse(text));
    return canonicalize(document) === text ? document : null;
  } catch {
    return null;
  }
}

function take({ entries, at }: CheckpointDocument, signed: Signed, say: (what: string) => void): void {
  const from = signed.at;
  let before: CheckpointEntry | undefined;
  let isOrdered = true;
  for (const entry of entries) {
    const { hash, begun } = entry;
    isOrdered &&= begun > from && begun <= at && (!before || inReleaseOrder(before, entry) < 0);
    before = entry;
    signed.releases.set(checkpointKey(entry), { hash, begun, checkpoint: signed.checkpoints });
    signed.byHash.set(hash, checkpointKey(entry));
  }
  if (!isOrdered) say('names releases out of their order, or of another time than its own.');
  signed.ats.push(at);
  if (at > signed.at) signed.at = at;
}
