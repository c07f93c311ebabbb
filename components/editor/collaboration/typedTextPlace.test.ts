import type { Mark, Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { updateYFragment } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { nodesOf } from '#body/draftDocument.ts';
import { draftSchema } from '#body/draftSchema.ts';
import { insertAtMarks } from './typedTextPlace.ts';

const insertion = draftSchema.mark('insertion', { id: '11111111-0000-4000-8000-000000000000' });
const bold = draftSchema.mark('bold');

/** A person at an editor of a document, without a view. */
class Person {
  readonly ydoc = new Y.Doc();
  readonly #binding = { mapping: new Map(), isOMark: new Map() };

  constructor(clientId: number, state?: Uint8Array) {
    this.ydoc.clientID = clientId;
    if (state) Y.applyUpdate(this.ydoc, state);
  }

  get #body() {
    return this.ydoc.getXmlFragment('body');
  }

  doc(): Node {
    return draftSchema.nodeFromJSON({ type: 'doc', content: nodesOf(this.#body) });
  }

  write(doc: Node): void {
    this.ydoc.transact(() => {
      const before = this.#body.length > 0 ? this.doc() : doc;
      insertAtMarks(this.#body, before, doc);
      updateYFragment(this.ydoc, this.#body, doc, this.#binding);
    });
  }

  /** Types letter by letter behind the first occurrence of `words`. */
  type(words: string, text: string, ...marks: Mark[]): void {
    let at = positionBehind(this.doc(), words);
    for (const letter of text) {
      const change = new Transform(this.doc()).insert(at, draftSchema.text(letter, marks));
      this.write(change.doc);
      at += 1;
    }
  }
}

function positionBehind(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((block, start) => {
    const index =
      block.isTextblock && start > 0 ? block.textBetween(0, block.content.size, '', '↵').indexOf(words) : -1;
    if (index >= 0 && found < 0) found = start + 1 + index + words.length;
  });
  if (found < 0) throw new Error(`not in the text: ${words}`);
  return found;
}

const story = (...content: Node[]) =>
  draftSchema.node('doc', null, [
    draftSchema.node('paragraph', null, draftSchema.text('First.')),
    draftSchema.node('paragraph', null, content),
  ]);

/** Lets two people write at the same time. @returns the second paragraph of both, as text of each mark */
function together(
  doc: Node,
  clientIds: [number, number],
  first: (person: Person) => void,
  second: typeof first,
) {
  const base = new Person(9);
  base.write(doc);
  const state = Y.encodeStateAsUpdate(base.ydoc);
  const people = [new Person(clientIds[0], state), new Person(clientIds[1], state)] as const;
  first(people[0]);
  second(people[1]);
  Y.applyUpdate(people[0].ydoc, Y.encodeStateAsUpdate(people[1].ydoc));
  Y.applyUpdate(people[1].ydoc, Y.encodeStateAsUpdate(people[0].ydoc));
  expect(people[0].doc().toJSON()).toEqual(people[1].doc().toJSON());
  return people[0].doc().child(1).toString();
}

const suggested = story(draftSchema.text('Base.'), draftSchema.text(' more', [insertion]));
const suggestedInside = story(
  draftSchema.text('One'),
  draftSchema.node('hardBreak'),
  draftSchema.text('Base.'),
  draftSchema.text(' more', [insertion]),
  draftSchema.text(' end'),
);
const suggestedFirst = story(draftSchema.text('more', [insertion]), draftSchema.text(' end'));
const orders: [number, number][] = [
  [1, 2],
  [2, 1],
];

for (const order of orders) {
  test(`a suggestion that goes on while another person types behind it stays a suggestion (${order})`, () => {
    const direct = (person: Person) => person.type(' more', ' direct');
    const suggesting = (person: Person) => person.type(' more', ' and more', insertion);
    expect(together(suggested, order, direct, suggesting)).toBe(
      'paragraph("Base.", insertion(" more and more"), " direct")',
    );
    expect(together(suggestedInside, order, direct, suggesting)).toBe(
      'paragraph("One", hardBreak, "Base.", insertion(" more and more"), " direct end")',
    );
  });

  test(`text before a suggestion stays text while its author goes on (${order})`, () => {
    const direct = (person: Person) => person.type('', 'my ');
    const suggesting = (person: Person) => person.type('more', ' me', insertion);
    expect(together(suggestedFirst, order, direct, suggesting)).toBe(
      'paragraph("my ", insertion("more me"), " end")',
    );
  });
}

function storyWithSuggestion() {
  const before = story(
    draftSchema.text('Base.'),
    draftSchema.text(' more', [insertion]),
    draftSchema.text(' end'),
  );
  return { before, behind: positionBehind(before, 'Base. more') };
}

test('text behind a mark keeps the marks that it has, and gets those that it alone has', () => {
  const person = new Person(1);
  person.write(story(draftSchema.text('Base.'), draftSchema.text(' more', [bold, insertion])));
  person.type('Base. more', ' bold', bold);
  person.type('Base. more bold', ' plain');
  person.type('Base. more bold plain', ' proposed', insertion);
  const expected = story(
    draftSchema.text('Base.'),
    draftSchema.text(' more', [bold, insertion]),
    draftSchema.text(' bold', [bold]),
    draftSchema.text(' plain'),
    draftSchema.text(' proposed', [insertion]),
  );
  expect(person.doc().toString()).toBe(expected.toString());
});

test('text at the edge of a mark is written by the one insertion', () => {
  const { before, behind } = storyWithSuggestion();
  for (const change of [
    new Transform(before).insert(behind, draftSchema.text(' more', [insertion])),
    new Transform(before).insert(behind, draftSchema.text('x')),
  ]) {
    const person = new Person(1);
    person.write(before);
    insertAtMarks(person.ydoc.getXmlFragment('body'), before, change.doc);
    expect(person.doc().toString()).toBe(change.doc.toString());
  }
});

test('other changes are left to y-tiptap', () => {
  const { before, behind } = storyWithSuggestion();
  const changes = [
    new Transform(before).delete(behind - 2, behind + 2),
    new Transform(before).insert(behind - 2, draftSchema.text('x', [insertion])),
    new Transform(before).split(behind),
    new Transform(before).insert(behind, draftSchema.text('xyz')).delete(2, 3),
    new Transform(before).insert(behind, [draftSchema.text('x'), draftSchema.text('y', [bold])]),
    new Transform(before).removeMark(behind - 2, behind, insertion),
  ];
  for (const { doc } of changes) {
    const person = new Person(1);
    person.write(before);
    const state = Y.encodeStateAsUpdate(person.ydoc);
    insertAtMarks(person.ydoc.getXmlFragment('body'), before, doc);
    expect(Y.encodeStateAsUpdate(person.ydoc), doc.toString()).toEqual(state);
    person.write(doc);
    expect(person.doc().toString()).toBe(doc.toString());
  }
});

test('a document that Yjs does not have is not written', () => {
  const person = new Person(1);
  person.write(story(draftSchema.text('Other.')));
  const before = story(draftSchema.text('Base.'), draftSchema.text(' more', [insertion]));
  const after = new Transform(before).insert(positionBehind(before, 'Base. more'), draftSchema.text('x')).doc;
  const state = Y.encodeStateAsUpdate(person.ydoc);
  insertAtMarks(person.ydoc.getXmlFragment('body'), before, after);
  expect(Y.encodeStateAsUpdate(person.ydoc)).toEqual(state);
});
