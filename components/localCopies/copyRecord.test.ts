import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CopyOwner, type CopyRecord, copyName, standingOf } from './copyRecord.ts';

const owner: fc.Arbitrary<CopyOwner> = fc.record({
  database: fc.constantFrom('one', 'other'),
  userId: fc.constantFrom(1, 2),
  email: fc.constantFrom('ann@example.com', 'Ann@example.com', 'bo@example.com'),
});
const copy: fc.Arbitrary<CopyRecord> = fc
  .record({
    owner,
    pending: fc.boolean(),
    setAside: fc.constantFrom(null, 'other-history', 'too-large', 'unfit', 'earlier-version'),
  })
  .map(({ owner, ...rest }) => ({
    ...owner,
    ...rest,
    name: copyName(owner, 7, 'x'),
    articleId: 7,
    headline: '',
    acknowledged: new Uint8Array(),
    changedAt: 0,
  }));

test('only a copy of the same database and user that was never set aside may be merged', () => {
  fc.assert(
    fc.property(copy, owner, (copy, owner) => {
      const same = copy.database === owner.database && copy.userId === owner.userId;
      expect(standingOf(copy, owner) === 'mergeable').toBe(same && copy.setAside === null);
    }),
  );
});

test("another person's copy is never read, except one of a version without owners", () => {
  fc.assert(
    fc.property(copy, owner, (copy, owner) => {
      const samePerson =
        copy.database === owner.database
          ? copy.userId === owner.userId
          : copy.email.toLowerCase() === owner.email.toLowerCase();
      const expected = !samePerson && copy.setAside !== 'earlier-version';
      expect(standingOf(copy, owner) === 'foreign').toBe(expected);
    }),
  );
});

test('names differ by database, user, article and session', () => {
  const names = [
    copyName({ database: 'a', userId: 1, email: '' }, 1, 'x'),
    copyName({ database: 'b', userId: 1, email: '' }, 1, 'x'),
    copyName({ database: 'a', userId: 2, email: '' }, 1, 'x'),
    copyName({ database: 'a', userId: 1, email: '' }, 2, 'x'),
    copyName({ database: 'a', userId: 1, email: '' }, 1, 'y'),
  ];
  expect(new Set(names).size).toBe(names.length);
});
