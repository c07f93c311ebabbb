import * as Y from 'yjs';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { blockAt, changeDraft, proposeText, textAt } from './suggestions.scene.ts';

/**
 * Makes 50 suggestions of all kinds in all fields of an article with a standfirst and two paragraphs. Each contains the
 * text; in an address its spaces are left out. Returns the id of a suggestion that inserts the text in the first paragraph.
 */
export async function suggestEverywhere(actor: Actor, articleId: ArticleId, text: string): Promise<string> {
  const idOf = (at: number) =>
    `${String(at).padStart(8, '0')}-0000-4000-8000-${String(articleId).padStart(12, '0')}`;
  await changeDraft(actor, articleId, (ydoc) => {
    for (let at = 0; at < 40; at += 1)
      proposeText(idOf(at), { block: at % 2, at: 3, text: ` ${text}` })(ydoc);
    for (const [at, field] of (['headline', 'standfirst'] as const).entries()) {
      const line = (ydoc.getXmlFragment(field).get(0) as Y.XmlElement).get(0) as Y.XmlText;
      line.insert(0, `${text} `, { insertion: { id: idOf(40 + at) } });
    }
    for (let at = 42; at < 48; at += 1) {
      const added = new Y.XmlElement('paragraph');
      added.setAttribute('inserted', idOf(at));
      added.insert(0, [new Y.XmlText()]);
      ydoc.getXmlFragment('body').insert(1, [added]);
      (added.get(0) as Y.XmlText).insert(0, text, { insertion: { id: idOf(at) } });
    }
    const href = `https://example.com/${text.replaceAll(' ', '')}`;
    const format = { id: idOf(48), add: { type: 'link', attrs: { href } }, remove: null };
    textAt(ydoc, 0).format(0, 3, { 'formatting--AAAAAAAA': format });
    const change = { id: idOf(49), type: 'heading', attrs: { level: 2, note: text } };
    blockAt(ydoc, 0).setAttribute('changed', change as never);
  });
  await deriveDraft(articleId);
  return idOf(0);
}
