import type { MachineKeptOut } from './machineArticle.ts';

const MAX_KEPT_OUT = 50;
const MAX_KEPT_OUT_CHARACTERS = 2_000;

/** Removes control characters and lone surrogates; keeps line breaks. */
export const soundText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches the characters to remove
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '');

/** Like `soundText`, as one line. */
export const machineLine = (text: string): string => soundText(text).replace(/\s+/g, ' ').trim();

/** Collects the passages left out of a story: each text once, in order. */
export function keptOutList() {
  const list: MachineKeptOut[] = [];
  return {
    list,
    add(kind: MachineKeptOut['kind'], text: string) {
      const line = machineLine(text.slice(0, MAX_KEPT_OUT_CHARACTERS));
      if (line === '' || list.length >= MAX_KEPT_OUT) return;
      if (!list.some((each) => each.kind === kind && each.text === line)) list.push({ kind, text: line });
    },
  };
}
export type KeptOutCollector = ReturnType<typeof keptOutList>;
