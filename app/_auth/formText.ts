/**
 * The text of a form field; empty if the field is missing or a file. A server action is a public address, so its
 * argument need not be a form.
 */
export function textField(form: unknown, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null;
  return typeof value === 'string' ? value : '';
}
