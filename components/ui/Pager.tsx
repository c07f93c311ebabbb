import { buttonLook } from './Button.tsx';

/** Addresses of the first page of a list and of the next; null where there is none. */
export type PageLinks = { newest: string | null; older: string | null };
type Props = PageLinks & { label: string; words: { newest: string; older: string } };

/** Links to the first and the next page of a list, newest first. */
export function Pager({ label, newest, older, words }: Props) {
  if (!newest && !older) return null;
  return (
    <nav aria-label={label} className="flex justify-between gap-3">
      {newest ? (
        <a href={newest} className={buttonLook('quiet', true)}>
          {words.newest}
        </a>
      ) : (
        <span />
      )}
      {older && (
        <a href={older} className={buttonLook('plain', true)}>
          {words.older}
        </a>
      )}
    </nav>
  );
}
