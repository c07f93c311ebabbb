import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import { draftOf, encodeDraft, fields, writeDraft } from '#body/draftDocument.ts';
import { passageWriters } from './passageWriters.ts';

type Name = 'Ann' | 'Bo' | 'Lim';

/** A draft with its log. Each person has a page of their own, and writes to Yjs as the editor does. */
class LoggedDraft {
  readonly rows: { update: Uint8Array; writer: Name }[] = [];
  readonly firstState: Uint8Array;
  state: Uint8Array;
  readonly #pages = new Map<Name, Y.Doc>();

  constructor(...first: string[]) {
    this.firstState = encodeDraft({ headline: '', standfirst: '', body: bodyOf(first.map(paragraph)) });
    this.state = this.firstState;
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
  told(): string[] {
    const { firstState, state, rows } = this;
    const blocks = passageWriters({ fields, state, firstState, rows });
    return blocks.map(({ passages }) =>
      passages.map(({ text, writer }) => (writer ? `${writer}: ${text}` : text)).join('|'),
    );
  }
}

/** The text of a block of the body. */
function textOf(page: Y.Doc, at = 0): Y.XmlText {
  return (page.getXmlFragment('body').get(at) as Y.XmlElement).get(0) as Y.XmlText;
}

test('each passage has the person who wrote it; the text of the beginning has nobody', () => {
  const draft = new LoggedDraft('The ferry sails.');
  draft.write('Ann', 'The old ferry sails.');
  draft.write('Bo', 'The old ferry sails.', '渡轮启航。');
  draft.write('Lim', 'The old ferry sails at nine.', '渡轮九点启航。');
  writeDraft(draft.page('Bo'), { headline: 'Ferries' });
  expect(draft.told()).toEqual([
    'Bo: Ferries',
    'The |Ann: old |ferry sails|Lim:  at nine|.',
    'Bo: 渡轮|Lim: 九点|Bo: 启航。',
  ]);
  draft.compact();
  expect(draft.told()[1]).toBe('The |Ann: old |ferry sails|Lim:  at nine|.');
});

describe('text keeps its writers', () => {
  const mixed = () => {
    const draft = new LoggedDraft('The ferry sails.', 'Nobody saw it.');
    draft.write('Ann', 'The ferry sails at nine.', 'Nobody saw it.');
    draft.write('Bo', 'The ferry sails at nine, not ten.', 'Nobody saw it.');
    return draft;
  };
  const whole = 'The ferry sails|Ann:  at nine|Bo: , not ten|.';

  test('when another person splits its paragraph, and joins it again', () => {
    const draft = mixed();
    draft.write('Lim', 'The ferry sails at', ' nine, not ten.', 'Nobody saw it.');
    expect(draft.told()).toEqual([
      'The ferry sails|Ann:  at',
      'Ann:  nine|Bo: , not ten|.',
      'Nobody saw it.',
    ]);
    draft.write('Lim', 'The ferry sails at nine, not ten.', 'Nobody saw it.');
    expect(draft.told()).toEqual([whole, 'Nobody saw it.']);
  });

  test('when its paragraph becomes a heading, or moves', () => {
    const draft = mixed();
    draft.write('Lim', heading(2, 'The ferry sails at nine, not ten.'), 'Nobody saw it.');
    expect(draft.told()).toEqual([whole, 'Nobody saw it.']);
    draft.write('Ann', 'Nobody saw it.', heading(2, 'The ferry sails at nine, not ten.'));
    expect(draft.told()).toEqual(['Nobody saw it.', whole]);
  });

  test('when an edit replaces the whole body, and changes it at both ends', () => {
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
    expect(draft.told()).toEqual([
      'Bo: Ferries',
      `Ann: ${long[0]}`,
      `Ann: ${long[1]}|Bo:  Late`,
      `Ann: ${long[2]}`,
      `Ann: ${long[3]}`,
      'Bo: 渡轮。',
    ]);
  });

  test('when it is cut, and pasted after other words were typed', () => {
    const draft = mixed();
    draft.write('Lim', 'Nobody saw it.');
    draft.write('Lim', 'Nobody saw it.', 'New words.');
    draft.write('Lim', 'Nobody saw it.', 'New words.', 'The ferry sails at nine, not ten.');
    expect(draft.told()).toEqual(['Nobody saw it.', 'Lim: New words.', whole]);
    draft.compact();
    expect(draft.told().slice(0, 2)).toEqual(['Nobody saw it.', 'Lim: New words.']);
  });

  test('when it is deleted letter by letter, and the deletion is undone', () => {
    const draft = mixed();
    const page = draft.page('Lim');
    const body = page.getXmlFragment('body');
    const undo = new Y.UndoManager(body, { captureTimeout: 60_000 });
    const text = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (let letter = 0; letter < 20; letter++) text.delete(text.length - 1, 1);
    expect(draft.told()[0]).toBe('The ferry sai');
    undo.undo();
    expect(draft.told()[0]).toBe(whole);
  });

  test('when the text of the beginning was deleted, forgotten by the server, and restored', () => {
    const draft = new LoggedDraft('As it came by wire.', 'Second.');
    draft.write('Ann', 'Second.');
    draft.compact();
    draft.write('Ann', 'As it came by wire.', 'Second.');
    expect(draft.told()).toEqual(['As it came by wire.', 'Second.']);
  });
});

test('a few letters that were deleted by others before are the work of who types them', () => {
  const draft = new LoggedDraft('The ferry.');
  draft.write('Ann', 'The ferry. Soon.');
  draft.write('Bo', 'The ferry.');
  draft.write('Lim', 'The ferry. So.');
  expect(draft.told()).toEqual(['The ferry.|Lim:  So.']);
});

describe('text that somebody types is theirs', () => {
  test('even if it begins like what it replaces', () => {
    const draft = new LoggedDraft('');
    draft.write('Ann', 'A ferry left');
    const text = textOf(draft.page('Bo'));
    text.doc?.transact(() => {
      text.delete(2, 5);
      text.insert(2, 'f');
    });
    for (const [at, letter] of [...'erryman'].entries()) text.insert(3 + at, letter);
    expect(draft.told()).toEqual(['Ann: A |Bo: ferryman|Ann:  left']);
  });

  test('even if it is a common phrase that occurs in deleted text and in the text of the beginning', () => {
    const draft = new LoggedDraft('据新华社报道，渡轮停航。', '完');
    draft.write('Ann', '完');
    draft.write('Bo', '完', '据新华社报道');
    expect(draft.told()).toEqual(['完', 'Bo: 据新华社报道']);
  });

  test('even if their page connected again before, and sent all deletions of the draft once more', () => {
    const draft = new LoggedDraft('');
    draft.write('Ann', 'The ferry. So long.');
    draft.write('Ann', 'The ferry.');
    const page = draft.page('Lim');
    // What a page sends after a connection: everything that the server might not have, and all deletions.
    const before = Y.encodeStateVector(page);
    draft.write('Lim', 'The ferry. Soon.');
    draft.rows.pop();
    draft.rows.push({ update: Y.encodeStateAsUpdate(page, before), writer: 'Lim' });
    expect(draft.told()).toEqual(['Ann: The ferry.|Lim:  Soon.']);
  });
});

describe('undoing a deletion gives text back to who wrote it', () => {
  test('if it is as short as four Chinese characters', () => {
    const draft = new LoggedDraft('');
    draft.write('Ann', '今天渡轮九点启航。');
    const text = textOf(draft.page('Bo'));
    const undo = new Y.UndoManager(text);
    text.delete(4, 4);
    undo.undo();
    expect(draft.told()).toEqual(['Ann: 今天渡轮九点启航。']);
  });

  test('if somebody else types meanwhile', () => {
    const draft = new LoggedDraft('');
    draft.write('Ann', 'The ferry sails at nine.', 'Second');
    const text = textOf(draft.page('Lim'));
    const undo = new Y.UndoManager(text, { captureTimeout: 60_000 });
    const other = textOf(draft.page('Bo'), 1);
    for (let letter = 0; letter < 6; letter++) {
      text.delete(text.length - 1, 1);
      other.insert(other.length, String(letter));
    }
    undo.undo();
    expect(draft.told()).toEqual(['Ann: The ferry sails at nine.', 'Ann: Second|Bo: 012345']);
  });

  test('if a client collected the first paragraph after it was replaced', () => {
    const draft = new LoggedDraft('');
    draft.write('Ann', 'The ferry sails at nine.');
    draft.compact();
    draft.write('Bo', heading(2, 'The ferry sails at nine.'));
    draft.compact();
    expect(draft.told()).toEqual(['Ann: The ferry sails at nine.']);
  });
});

test('proposed text is not shown, and text that is proposed for deletion is', () => {
  const draft = new LoggedDraft('');
  draft.write('Ann', 'The ferry sails.');
  const text = textOf(draft.page('Bo'));
  const id = crypto.randomUUID();
  text.insert(4, 'old ', { insertion: { id } });
  text.format(8, 5, { deletion: { id } });
  expect(draft.told()).toEqual(['Ann: The ferry sails.']);
});

test('characters outside the basic plane are not cut', () => {
  const draft = new LoggedDraft('');
  draft.write('Ann', 'First words 😀😀😀😀😀😀😀😀😀😀 end');
  draft.write('Bo', heading(2, 'Other 😃😀😀😀😀😀😀😀😀😀 words'));
  for (const block of draft.told()) expect(block.isWellFormed()).toBe(true);
});

describe('a log that somebody forged', () => {
  test('changes no words: characters keep the content with which they came first', () => {
    const draft = new LoggedDraft('');
    draft.write('Ann', 'The ferry sails.');
    const forged = draftOf(draft.firstState);
    forged.clientID = draft.page('Ann').clientID;
    writeDraft(forged, { body: bodyOf([paragraph('The plane stops.')]) });
    draft.rows.push({ update: Y.encodeStateAsUpdate(forged), writer: 'Bo' });
    expect(draft.told()).toEqual(['Ann: The ferry sails.']);
  });

  test('costs little if it repeats deletions', () => {
    const draft = new LoggedDraft('');
    draft.write('Ann', 'x'.repeat(20_000));
    const text = textOf(draft.page('Bo'));
    text.delete(0, 19_000);
    const { update } = draft.rows.at(-1) as { update: Uint8Array };
    for (let time = 0; time < 2_000; time++) draft.rows.push({ update, writer: 'Bo' });
    expect(draft.told()).toEqual([`Ann: ${'x'.repeat(1_000)}`]);
  });
});
