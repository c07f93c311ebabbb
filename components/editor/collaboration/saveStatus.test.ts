import { expect, test } from 'vitest';
import type { CopyState } from '#components/localCopies/copyWriter.ts';
import { COLLAB_CLOSE_CODES, type CollabRefusal } from '#contracts/collaboration.ts';
import { type ConnectionState, type SaveFacts, saveStatus } from './saveStatus.ts';

const refusals = (Object.keys(COLLAB_CLOSE_CODES) as CollabRefusal[]).filter((why) => why !== 'unavailable');
const links: ConnectionState[] = [
  { is: 'connecting' },
  { is: 'verified' },
  { is: 'away' },
  { is: 'failing' },
  ...refusals.map((why) => ({ is: 'refused', why }) as ConnectionState),
];
const copyStates: CopyState[] = [
  { is: 'opening' },
  { is: 'kept' },
  { is: 'writing' },
  ...(['refused', 'full', 'silent', 'failed'] as const).map((why) => ({ is: 'nothing', why }) as CopyState),
];

/** Every combination of facts. */
const combinations: SaveFacts[] = [true, false].flatMap((isReady) =>
  [true, false].flatMap((isAcknowledged) =>
    links.flatMap((link) => copyStates.map((copyState) => ({ isReady, isAcknowledged, link, copyState }))),
  ),
);

const name = ({ isReady, isAcknowledged, link, copyState }: SaveFacts) =>
  [
    isReady ? 'ready' : 'not ready',
    isAcknowledged ? 'acknowledged' : 'not acknowledged',
    link.is === 'refused' ? link.why : link.is,
    copyState.is === 'nothing' ? copyState.why : copyState.is,
  ].join(', ');

function forEachState(check: (facts: SaveFacts, because: string) => void): void {
  expect(combinations.length).toBeGreaterThan(300);
  for (const facts of combinations) check(facts, name(facts));
}

test('*Saved* is shown exactly when the connected server has acknowledged the whole document', () => {
  forEachState((facts, because) => {
    const isTrue = facts.isReady && facts.link.is === 'verified' && facts.isAcknowledged;
    expect(saveStatus(facts).word === 'saved', because).toBe(isTrue);
  });
});

test('*Offline: kept on this device* is shown only when everything is in the browser’s storage', () => {
  forEachState((facts, because) => {
    const { word, storedOn } = saveStatus(facts);
    if (word === 'offline' || storedOn === 'device') expect(facts.copyState.is, because).toBe('kept');
    if (storedOn === 'server') expect(facts.isAcknowledged, because).toBe(true);
  });
});

test('the user is asked before leaving exactly when leaving would lose text', () => {
  forEachState((facts, because) => {
    const isElsewhere = facts.isAcknowledged || facts.copyState.is === 'kept';
    expect(saveStatus(facts).shouldAskBeforeLeaving, because).toBe(facts.isReady && !isElsewhere);
  });
});

test('a refused document is read-only, except when a new sign-in would send the typed text', () => {
  forEachState((facts, because) => {
    const isRefused = facts.link.is === 'refused' && facts.link.why !== 'not-signed-in';
    expect(saveStatus(facts).isReadOnly, because).toBe(isRefused);
  });
});

test('a failure of the browser’s storage alone never hides *Saved* or disables typing', () => {
  forEachState((facts, because) => {
    const healthy = saveStatus({ ...facts, copyState: { is: 'kept' } });
    const status = saveStatus(facts);
    if (healthy.word === 'saved') expect(status.word, because).toBe('saved');
    expect(status.isReadOnly, because).toBe(healthy.isReadOnly);
  });
});
