import type { BodyNode } from '#body/bodyTypes.ts';

const cell = (type: string, text: string): BodyNode => ({ type, content: [{ type: 'text', text }] });

/** A table with a header row, for tests of its parts. */
export const tableSample: BodyNode = {
  type: 'table',
  content: [
    { type: 'tableRow', content: [cell('tableHeader', 'Club'), cell('tableHeader', 'Points')] },
    { type: 'tableRow', content: [cell('tableCell', 'Rovers'), cell('tableCell', '64')] },
  ],
};
