import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { draftOf, nodesOf, readDraft } from '#body/draftDocument.ts';
import { draftSchema } from '#body/draftSchema.ts';
import { ExpectedDraft } from './expectedDraft.scene.ts';
import { RandomChanges } from './randomChanges.scene.ts';
import { moveSome, resolveSome } from './randomResolving.scene.ts';
import { resolveSuggestions } from './resolvingSuggestions.ts';
import { randomNumbers, type SimulatedClient, SimulatedDraft } from './simulatedDraft.scene.ts';
import { suggestionsIn } from './suggestionList.ts';
import { SUGGESTED_BREAK_SIGN } from './suggestionMarks.ts';

/** Rounds of the property test: 30 in the suite; 1,000 by hand (SUGGESTION_ROUNDS=1000). */
const ROUNDS = Number(process.env.SUGGESTION_ROUNDS ?? 30);
const FIRST_SEED = Number(process.env.SUGGESTION_SEED ?? 1);
const STEPS = 60;

/*
 * Each character of a round is used once. When all suggestions are rejected, exactly those characters must remain that were
 * typed directly, or whose suggestion was accepted, and that nobody has deleted. When all are accepted, the proposed ones
 * remain, too, except those whose deletion somebody has proposed; this includes what another person typed within them
 * before that proposal arrived. Not checked are characters in a block that another person deleted meanwhile, and direct text
 * that the draft shows as a proposal of the same person. Characters that anybody has seen must stay in their order.
 */
test.each(Array.from({ length: ROUNDS }, (_, at) => FIRST_SEED + at))(
  'three clients converge, lose nothing and keep the authors of their suggestions (seed %i)',
  (seed) => {
    const random = randomNumbers(seed);
    const expected = new ExpectedDraft();
    const changes = new RandomChanges(random, expected);
    const draft = new SimulatedDraft(
      Array.from({ length: 3 }, () => expected.newText(8)),
      random,
    );
    expected.begin(draft.server);
    for (let step = 0; step < STEPS; step += 1) takeStep({ draft, expected, changes, random });
    draft.settle();

    expect(draft.refusals).toEqual([]);
    const stored = contentOf(draft.server);
    for (const client of draft.clients) expect(contentOf(client.ydoc)).toEqual(stored);
    checkSchema(draft.server);
    for (const { id } of suggestionsIn({ body: nodesOf(draft.server.getXmlFragment('body')) }))
      expect(draft.authors.get(id)).toBe(expected.makers.get(id));

    const rejected = resolved(draft.server, 'rejected');
    expect(rejected).toBe(directText(draft.server));
    expected.checkRejected(rejected, draft.server);
    expected.checkAccepted(resolved(draft.server, 'accepted'), draft.server);
  },
);

type Round = { draft: SimulatedDraft; expected: ExpectedDraft; changes: RandomChanges; random: () => number };

function takeStep({ draft, expected, changes, random }: Round): void {
  const client = draft.clients[Math.floor(random() * draft.clients.length)] as SimulatedClient;
  const chance = random();
  if (chance < 0.05) draft.disconnect(client);
  else if (chance < 0.12) draft.connect(client);
  else if (chance < 0.14) draft.restartClient(client);
  else if (chance < 0.15) draft.restartServer();
  else if (chance < 0.3) draft.deliverToServer(client);
  else if (chance < 0.45) draft.deliverToClient(client, random);
  else if (chance < 0.48) {
    draft.settle();
    moveSome(draft.clients[0] as SimulatedClient, expected, random);
    draft.settle();
  } else if (chance < 0.53) {
    draft.settle();
    draft.changeOnServer((ydoc) => resolveSome(ydoc, expected, random));
    draft.settle();
  } else changes.change(client);
  expected.observe(client.ydoc);
}

const contentOf = (ydoc: Y.Doc) =>
  (['headline', 'standfirst', 'body'] as const).map((field) => sorted(nodesOf(ydoc.getXmlFragment(field))));

/** The order of marks depends on the order in which updates arrived; the schema orders them when it reads. */
const sorted = (nodes: BodyNode[]): unknown =>
  nodes.map(({ marks, content, ...node }) => ({
    ...node,
    marks: marks?.map((mark) => JSON.stringify(mark)).sort(),
    content: content && sorted(content),
  }));

function checkSchema(ydoc: Y.Doc): void {
  const content = nodesOf(ydoc.getXmlFragment('body'));
  // Two people may delete the last two blocks at once: the editor then shows an empty paragraph.
  if (content.length > 0) draftSchema.nodeFromJSON({ type: 'doc', content }).check();
  const checked = checkBody(readDraft(ydoc).body);
  expect(checked).toMatchObject({ fit: true });
}

const textOf = (nodes: BodyNode[]): string =>
  nodes.map(({ text, content = [] }) => text ?? textOf(content)).join('');

const directText = (ydoc: Y.Doc): string => {
  const { content } = readDraft(ydoc).body as { content: BodyNode[] };
  return textOf(content).replaceAll(SUGGESTED_BREAK_SIGN, '');
};

function resolved(ydoc: Y.Doc, outcome: 'accepted' | 'rejected'): string {
  const copy = draftOf(Y.encodeStateAsUpdate(ydoc));
  resolveSuggestions(copy, () => true, outcome);
  expect(suggestionsIn({ body: nodesOf(copy.getXmlFragment('body')) })).toEqual([]);
  checkSchema(copy);
  return directText(copy);
}
