/** The value of a cookie in a `Cookie` header; undefined when it is missing. */
export function cookieNamed(name: string, cookies: string): string | undefined {
  const pair = cookies.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
