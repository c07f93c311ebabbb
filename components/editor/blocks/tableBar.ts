import type { Editor } from '@tiptap/core';
import type { EditorContext, TableWord } from './blockControls.ts';
import {
  addColumn,
  addRow,
  hasHeaderRow,
  removeColumn,
  removeRow,
  removeTable,
  type TableCommand,
  toggleHeaderRow,
} from './tableCommands.ts';
import { cellPlaceOf } from './tablePlace.ts';

const commands: [TableWord, TableCommand][] = [
  ['addRow', addRow],
  ['addColumn', addColumn],
  ['headerRow', toggleHeaderRow],
  ['removeRow', removeRow],
  ['removeColumn', removeColumn],
  ['removeTable', removeTable],
];

/**
 * The commands of a table, as a toolbar: arrow keys move between its buttons, Escape returns to the text. A command leaves the
 * focus where it is, so that it can be repeated, except where it removes the table.
 */
export function createTableBar(editor: Editor, { tableWord }: EditorContext): HTMLElement {
  const bar = Object.assign(document.createElement('div'), { className: 'sheet-table-bar' });
  bar.contentEditable = 'false';
  bar.role = 'toolbar';
  bar.ariaLabel = tableWord('bar');
  const buttons = commands.map(([name, command], at) => {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: tableWord(name),
    });
    button.tabIndex = at === 0 ? 0 : -1;
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      const place = cellPlaceOf(editor.state);
      if (!place || !editor.isEditable) return;
      editor.view.dispatch(command(editor.state, place));
      if (!bar.isConnected) editor.view.focus();
      showPressed();
    });
    return button;
  });
  bar.append(...buttons);

  function showPressed(): void {
    const place = cellPlaceOf(editor.state);
    const button = buttons[commands.findIndex(([name]) => name === 'headerRow')];
    if (button) button.ariaPressed = String(place !== null && hasHeaderRow(place));
  }
  bar.addEventListener('focusin', showPressed);
  bar.addEventListener('pointerenter', showPressed);
  bar.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape') editor.view.focus();
    else if (event.key === 'ArrowRight') buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowLeft') buttons.at(at - 1)?.focus();
    else return;
    event.preventDefault();
  });
  return bar;
}

/** Moves the focus to the commands of the table around the caret. @returns whether there is one */
export function focusTableBar(editor: Editor): boolean {
  const place = cellPlaceOf(editor.state);
  const dom = place && editor.view.nodeDOM(place.tablePlace);
  const button =
    dom instanceof HTMLElement ? dom.querySelector<HTMLElement>('.sheet-table-bar button') : null;
  button?.focus();
  return button !== null;
}
