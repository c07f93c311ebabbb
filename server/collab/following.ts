import type { Document, Hocuspocus } from '@hocuspocus/server';
import * as Y from 'yjs';
import type { ArticleId } from '#db/schema/ids';
import { loadDraft, loadUpdate } from '#editorial/article/loadingDraft';
import type { Logger } from '../logging.ts';
import { articleNamed, type Holder } from './admitting.ts';

/** What is already in the log is applied and sent to this node's clients, but not appended again. */
const fromLog = { source: 'local', skipStoreHooks: true } as const;

/** Keeps open documents abreast of rows that other nodes, and verbs such as imports, add to the log. */
export function followLog(hocuspocus: Hocuspocus<Holder>, node: string, logger: Logger) {
  async function open(name: string): Promise<Document | undefined> {
    // A row that is committed while a document is being loaded may not be in what was read.
    return hocuspocus.documents.get(name) ?? hocuspocus.loadingDocuments.get(name);
  }

  async function take(payload: string): Promise<void> {
    const notice = JSON.parse(payload) as { articleId: ArticleId; id: number; node: string };
    if (notice.node === node) return;
    const document = await open(String(notice.articleId));
    const update = document && (await loadUpdate(notice.articleId, notice.id));
    if (update) Y.applyUpdate(document, update, fromLog);
  }

  async function reread(name: string): Promise<void> {
    const document = await open(name);
    if (document) Y.applyUpdate(document, (await loadDraft(articleNamed(name))).state, fromLog);
  }

  const complain = (error: unknown) =>
    logger.warn({ err: error }, 'an update of a draft could not be followed');

  return {
    noticed: (payload: string) => void take(payload).catch(complain),
    /** After a time in which notices may have been missed. */
    catchUp(): void {
      const names = new Set([...hocuspocus.documents.keys(), ...hocuspocus.loadingDocuments.keys()]);
      for (const name of names) reread(name).catch(complain);
    },
  };
}
