/**
 * Whether a body can be the order of a server action: JSON in text, or a form whose first part is JSON, or a form of a
 * browser without scripts. Next answers anything else with 500.
 * @param isPlain whether the order may refer to nothing but its own form, as those of signed-out pages
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

/** A field that Next writes into forms. */
const isActionField = (name: string): boolean => name.startsWith('$ACTION_');

/** Of the references that React writes as `$…`: nothing, text that begins with `$`, and the fields of a form. */
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
