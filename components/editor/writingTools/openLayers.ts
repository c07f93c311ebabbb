/** What Escape closes before it reaches the page: dialogs, menus and the find bar. */
const LAYERS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], .find-bar';

/** Whether Escape closes something else first, or leaves a toolbar. The text's editor prevents the default of each Escape. */
export const isLayerOpen = (): boolean =>
  document.querySelector(LAYERS) !== null || document.activeElement?.closest('[role="toolbar"]') != null;
