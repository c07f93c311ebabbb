/** JSON that is safe within `<script>`: it cannot end the element or begin a comment. */
export function scriptSafe(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
