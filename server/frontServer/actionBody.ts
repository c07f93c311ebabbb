/**
 * Whether a body can be the call of a server action: JSON text, a form with JSON as its first part, or the form of a
 * browser without scripts. Next answers other bodies with 500. @param isPlain whether arguments may refer only to
 * fields of the same form, as on pages for signed-out users
 */
export async function isActionBody(type: string, body: Buffer, isPlain: boolean): Promise<boolean> {
  if (!/^\s*multipart\/form-data/i.test(type)) return isJsonList(body.toString('utf8'), isPlain);
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const order = form.get('0');
    return typeof order === 'string' ? isJsonList(order, isPlain) : [...form.keys()].some(isActionField);
  } catch {
    return false;
  }
}

/** Whether Next itself writes this field into forms. */
const isActionField = (name: string): boolean => name.startsWith('$ACTION_');

/** React's `$…` references that are allowed here: undefined, text that begins with `$`, and form fields. */
const plainReference = /^\$(\$|undefined$|K[\da-f]+$)/;

function isJsonList(text: string, isPlain: boolean): boolean {
  let refersElsewhere = false;
  const look = (_: string, value: unknown) => {
    if (typeof value === 'string' && value.startsWith('$') && !plainReference.test(value))
      refersElsewhere = true;
    return value;
  };
  try {
    return Array.isArray(JSON.parse(text, look)) && !(isPlain && refersElsewhere);
  } catch {
    return false;
  }
}
