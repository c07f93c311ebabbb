import { expect, test } from 'vitest';
import { presenceChange } from './presenceChange.ts';

const mona = { id: 1, name: 'Mona' };
const olu = { id: 2, name: 'Olu' };

test('who came and who went is announced; who stayed is not', () => {
  expect(presenceChange([mona], [mona, olu])).toEqual({ joined: ['Olu'], left: [] });
  expect(presenceChange([mona, olu], [olu])).toEqual({ joined: [], left: ['Mona'] });
  expect(presenceChange([mona], [{ ...mona }])).toEqual({ joined: [], left: [] });
});
