/** Sent to the editable text that a dialog was opened from, once the dialog is gone: the text takes the focus back itself. */
export const DIALOG_CLOSED = 'copydesk:dialog-closed';
