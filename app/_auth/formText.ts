/**
 * The text of a form's field: empty where the field is missing or is a file. A server action is a public address, and
 * what it is sent need not be a form.
 */
export function textField(form: unknown, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null;
  return typeof value === 'string' ? value : '';
}
