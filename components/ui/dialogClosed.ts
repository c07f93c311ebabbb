/** Event sent, once a dialog has closed, to the editable text that it was opened from: the text then focuses itself. */
export const DIALOG_CLOSED = 'copydesk:dialog-closed';
