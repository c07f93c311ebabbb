import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import { draftOf, encodeDraft, writeDraft } from '#body/draftDocument.ts';
import { passageWriters } from './passageWriters.ts';

type Name = 'Ann' | 'Bo' | 'Lim';

/** A draft with its log. Each person has a page of their own, and writes to Yjs as the editor does. */
class LoggedDraft {
  readonly rows: { update: Uint8Array; writer: Name }[] = [];
  readonly firstText: string;
  state: Uint8Array;
  readonly #pages = new Map<Name, Y.Doc>();

  constructor(...first: string[]) {
    this.firstText = first.join('');
    this.state = encodeDraft({ headline: '', standfirst: '', body: bodyOf(first.map(paragraph)) });
  }

  page(writer: Name): Y.Doc {
    const known = this.#pages.get(writer);
    if (known) return known;
    const ydoc = draftOf(this.state);
    ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server') return;
      this.rows.push({ update, writer });
      for (const page of this.#pages.values()) if (page !== ydoc) Y.applyUpdate(page, update, 'server');
      this.state = Y.mergeUpdates([this.state, update]);
    });
    this.#pages.set(writer, ydoc);
    return ydoc;
  }

  /** Changes the body to these blocks. */
  write(writer: Name, ...blocks: (string | ReturnType<typeof paragraph>)[]): void {
    const body = bodyOf(blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)));
    writeDraft(this.page(writer), { body });
  }

  /** As the server does after 200 rows: deleted text leaves the state. */
  compact(): void {
    this.state = Y.encodeStateAsUpdate(draftOf(this.state));
  }

  /** Each block as `Ann: words| Bo: words`; the first text has no name. */
  async told(): Promise<string[]> {
    const blocks = await passageWriters(this.state, this.rows, this.firstText);
    return blocks.map(({ passages }) =>
      passages.map(({ text, writer }) => (writer ? `${writer}: ${text}` : text)).join('|'),
    );
  }
}

test('each passage has the person who wrote it; the text of the beginning has nobody', async () => {
  const draft = new LoggedDraft('The ferry sails.');
  draft.write('Ann', 'The old ferry sails.');
  draft.write('Bo', 'The old ferry sails.', '渡轮启航。');
  draft.write('Lim', 'The old ferry sails at nine.', '渡轮九点启航。');
  writeDraft(draft.page('Bo'), { headline: 'Ferries' });
  expect(await draft.told()).toEqual([
    'Bo: Ferries',
    'The |Ann: old |ferry sails|Lim:  at nine|.',
    'Bo: 渡轮|Lim: 九点|Bo: 启航。',
  ]);
  draft.compact();
  expect((await draft.told())[1]).toBe('The |Ann: old |ferry sails|Lim:  at nine|.');
});

describe('text keeps its writers', () => {
  const mixed = () => {
    const draft = new LoggedDraft('The ferry sails.', 'Nobody saw it.');
    draft.write('Ann', 'The ferry sails at nine.', 'Nobody saw it.');
    draft.write('Bo', 'The ferry sails at nine, not ten.', 'Nobody saw it.');
    return draft;
  };
  const whole = 'The ferry sails|Ann:  at nine|Bo: , not ten|.';

  test('when another person splits its paragraph, and joins it again', async () => {
    const draft = mixed();
    draft.write('Lim', 'The ferry sails at', ' nine, not ten.', 'Nobody saw it.');
    expect(await draft.told()).toEqual([
      'The ferry sails|Ann:  at',
      'Ann:  nine|Bo: , not ten|.',
      'Nobody saw it.',
    ]);
    draft.write('Lim', 'The ferry sails at nine, not ten.', 'Nobody saw it.');
    expect(await draft.told()).toEqual([whole, 'Nobody saw it.']);
  });

  test('when its paragraph becomes a heading, or moves', async () => {
    const draft = mixed();
    draft.write('Lim', heading(2, 'The ferry sails at nine, not ten.'), 'Nobody saw it.');
    expect(await draft.told()).toEqual([whole, 'Nobody saw it.']);
    draft.write('Ann', 'Nobody saw it.', heading(2, 'The ferry sails at nine, not ten.'));
    expect(await draft.told()).toEqual(['Nobody saw it.', whole]);
  });

  test('when an edit replaces the whole body, and changes it at both ends', async () => {
    const long = [
      'It sails from the old pier.',
      'Nobody returns at night!',
      'Are the gates closed?',
      '旅客请在码头等候多时再来登船',
    ];
    const draft = new LoggedDraft('');
    draft.write('Ann', ...long);
    draft.write(
      'Bo',
      heading(2, 'Ferries'),
      ...long.map((text, at) => (at === 1 ? `${text} Late` : text)),
      '渡轮。',
    );
    expect(await draft.told()).toEqual([
      'Bo: Ferries',
      `Ann: ${long[0]}`,
      `Ann: ${long[1]}|Bo:  Late`,
      `Ann: ${long[2]}`,
      `Ann: ${long[3]}`,
      'Bo: 渡轮。',
    ]);
  });

  test('when it is cut, and pasted after other words were typed', async () => {
    const draft = mixed();
    draft.write('Lim', 'Nobody saw it.');
    draft.write('Lim', 'Nobody saw it.', 'New words.');
    draft.write('Lim', 'Nobody saw it.', 'New words.', 'The ferry sails at nine, not ten.');
    expect(await draft.told()).toEqual(['Nobody saw it.', 'Lim: New words.', whole]);
    draft.compact();
    expect((await draft.told()).slice(0, 2)).toEqual(['Nobody saw it.', 'Lim: New words.']);
  });

  test('when it is deleted letter by letter, and the deletion is undone', async () => {
    const draft = mixed();
    const page = draft.page('Lim');
    const body = page.getXmlFragment('body');
    const undo = new Y.UndoManager(body, { captureTimeout: 60_000 });
    const text = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (let letter = 0; letter < 20; letter++) text.delete(text.length - 1, 1);
    expect((await draft.told())[0]).toBe('The ferry sai');
    undo.undo();
    expect((await draft.told())[0]).toBe(whole);
  });

  test('when the text of the beginning was deleted, forgotten by the server, and restored', async () => {
    const draft = new LoggedDraft('As it came by wire.', 'Second.');
    draft.write('Ann', 'Second.');
    draft.compact();
    draft.write('Ann', 'As it came by wire.', 'Second.');
    expect(await draft.told()).toEqual(['As it came by wire.', 'Second.']);
  });
});

test('a few letters that were deleted by others before are the work of who types them', async () => {
  const draft = new LoggedDraft('The ferry.');
  draft.write('Ann', 'The ferry. Soon.');
  draft.write('Bo', 'The ferry.');
  draft.write('Lim', 'The ferry. So.');
  expect(await draft.told()).toEqual(['The ferry.|Lim:  So.']);
});
