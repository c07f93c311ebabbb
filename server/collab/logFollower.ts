import type { Connection, Document, Hocuspocus } from '@hocuspocus/server';
import * as Y from 'yjs';
import { UpdateCoverage } from '#body/updateCoverage.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { loadDraft, loadUpdates } from '#editorial/drafts/loadedDraft.ts';
import type { Logger } from '#server/logging/logging.ts';
import { AdmissionDenied, articleNamed, type Holder } from './socketAdmission.ts';

/** Updates that are already in the log are applied and sent to this node's clients, but not appended again. */
export const fromLog = { source: 'local', skipStoreHooks: true } as const;

/** Milliseconds in which notices are collected into one query: many people type on many nodes. */
const GATHER_MS = 20;

/** Keeps open documents up to date with log rows written by other nodes and by domain functions such as imports. */
export function followLog(
  hocuspocus: Hocuspocus<Holder>,
  node: string,
  logger: Logger,
  shut: (connection: Connection<Holder>, error: unknown) => void,
) {
  /** ids of log rows by the name of the document */
  const noticed = new Map<string, number[]>();
  let gathering: NodeJS.Timeout | undefined;

  async function open(name: string): Promise<Document | undefined> {
    // A document that is still loading may lack rows that were committed during the load.
    return hocuspocus.documents.get(name) ?? hocuspocus.loadingDocuments.get(name);
  }

  /** Collects a notice from another node, if the draft is open here. */
  function note(payload: string): void {
    const notice = JSON.parse(payload) as { articleId: ArticleId; id: number; node: string };
    const name = String(notice.articleId);
    if (notice.node === node) return;
    if (!hocuspocus.documents.has(name) && !hocuspocus.loadingDocuments.has(name)) return;
    noticed.set(name, [...(noticed.get(name) ?? []), notice.id]);
    gathering ??= setTimeout(() => void takeNoticed().catch(complain), GATHER_MS);
  }

  async function takeNoticed(): Promise<void> {
    gathering = undefined;
    const batch = [...noticed];
    noticed.clear();
    const rows = await loadUpdates(batch.flatMap(([, ids]) => ids));
    const byDraft = Map.groupBy(rows, ({ articleId }) => String(articleId));
    for (const [name, ids] of batch) {
      const updates = byDraft.get(name) ?? [];
      // A row that is missing has been compacted, or the log is that of an older backup.
      const merging =
        updates.length < ids.length
          ? reread(name)
          : apply(name, Y.mergeUpdates(updates.map(({ update }) => update)));
      merging.catch(complain); // a draft that is still loading must not delay the others
    }
  }

  async function apply(name: string, update: Uint8Array): Promise<void> {
    const document = await open(name);
    if (document) Y.applyUpdate(document, update, fromLog);
  }

  /**
   * Merges the log into an open document. If the log lacks updates that this process has, an older backup was restored:
   * then the document is dropped and its editors reconnect.
   */
  async function reread(name: string): Promise<void> {
    const document = await open(name);
    if (!document) return;
    const before = UpdateCoverage.ofDocument(document);
    const { state } = await loadDraft(articleNamed(name));
    if (UpdateCoverage.ofUpdate(state).covers(before)) return Y.applyUpdate(document, state, fromLog);
    logger.warn({ documentName: name }, 'the log of a draft lacks updates: was an older backup restored?');
    for (const connection of document.getConnections())
      shut(connection as Connection<Holder>, new AdmissionDenied('unavailable'));
  }

  const complain = (error: unknown) =>
    logger.warn({ err: error }, 'an update of a draft could not be merged');

  return {
    reread,
    noticed: note,
    close: () => clearTimeout(gathering),
    /** Rereads every open document after a period in which notifications may have been lost. */
    catchUp(): void {
      const names = new Set([...hocuspocus.documents.keys(), ...hocuspocus.loadingDocuments.keys()]);
      for (const name of names) reread(name).catch(complain);
    },
  };
}
