import type { BlockControls, Format } from './blockControls.ts';

const ofLevel = (level: 2 | 3): Format => ({
  name: `heading${level}`,
  key: `Mod-Alt-${level}`,
  words: `h${level} heading subhead xiaobiaoti ${level === 2 ? '小标题' : 'smaller 次级小标题'}`,
  isActive: (editor) => editor.isActive('heading', { level }),
  apply: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
});

export const headingControls: BlockControls = { formats: [ofLevel(2), ofLevel(3)] };
