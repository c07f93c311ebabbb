import { Heading2, Heading3, type LucideIcon } from 'lucide-react';
import type { BlockControls, Format } from './blockControls.ts';

const ofLevel = (level: 2 | 3, icon: LucideIcon): Format => ({
  name: `heading${level}`,
  icon,
  key: `Mod-Alt-${level}`,
  words: `h${level} heading subhead xiaobiaoti`,
  isActive: (editor) => editor.isActive('heading', { level }),
  apply: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
});

export const headingControls: BlockControls = { formats: [ofLevel(2, Heading2), ofLevel(3, Heading3)] };
