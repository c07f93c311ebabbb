import * as Y from 'yjs';
import { fields } from '#body/draftDocument.ts';
import { draftSchema } from '#body/draftSchema.ts';
import type { DecodedUpdate } from '#body/updateCoverage.ts';

// An editor deletes unknown nodes from the shared document when it opens it. So the names of nodes and marks are checked
// before an update is applied, and before the editor opens a document.

const knowsNode = (name: string) => Object.hasOwn(draftSchema.nodes, name);
// y-tiptap writes marks that may overlap as "name--hash".
const knowsMark = (name: string) => Object.hasOwn(draftSchema.marks, name.replace(/--.*$/, ''));

export function isKnownUpdate({ structs }: DecodedUpdate): boolean {
  return structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true;
    const { content } = struct;
    if (content instanceof Y.ContentFormat) return knowsMark(content.key);
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement)
      return knowsNode(content.type.nodeName);
    return true;
  });
}

export function isKnownDocument(ydoc: Y.Doc): boolean {
  return fields.every((field) =>
    [...ydoc.getXmlFragment(field).createTreeWalker(() => true)].every((node) => {
      if (node instanceof Y.XmlElement) return knowsNode(node.nodeName);
      if (!(node instanceof Y.XmlText)) return false;
      const runs = node.toDelta() as { attributes?: Record<string, unknown> }[];
      return runs.every(({ attributes }) => Object.keys(attributes ?? {}).every(knowsMark));
    }),
  );
}

/** Whether the document has the server's first state. Typing begins after that: no client ever creates the first content. */
export const hasContent = (ydoc: Y.Doc): boolean =>
  fields.every((field) => ydoc.getXmlFragment(field).length > 0);
