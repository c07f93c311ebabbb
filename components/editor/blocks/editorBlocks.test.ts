import { expect, test } from 'vitest';
import { blockTypes } from '#body/blocks/blockRegistry.ts';
import { formats } from '#components/editor/document/formats.ts';
import english from '../../../messages/en/editor.json' with { type: 'json' };
import chinese from '../../../messages/zh-CN/editor.json' with { type: 'json' };
import { editorBlocks } from './editorBlocks.ts';

test.each(blockTypes)(
  'the editor offers the block $name in the / menu, or declares that another block creates it',
  ({ name }) => {
    const controls = editorBlocks[name];
    if (controls === null)
      return expect(['listItem', 'tableRow', 'tableHeader', 'tableCell']).toContain(name);
    if (name === 'pictureCaption' || name === 'pictureCredit') return expect(controls.formats).toEqual([]);
    expect(controls.formats.length).toBeGreaterThan(0);
    for (const format of controls.formats) {
      expect(formats).toContain(format);
      expect(format.words).toMatch(/\w/);
      for (const { formats: names } of [english, chinese]) expect(names[format.name]).toMatch(/\S/);
    }
  },
);

test('the names and keys of formats and the names of dialogs are unique', () => {
  const dialogs = Object.values(editorBlocks).flatMap((block) => Object.keys(block?.dialogs ?? {}));
  for (const names of [
    formats.map(({ name }) => name),
    formats.map(({ key }) => key),
    ['link', 'language', ...dialogs],
  ])
    expect(new Set(names).size).toBe(names.length);
});
