import { useTranslations } from 'use-intl';
import type { PresentPerson } from './presentPeople.ts';

/** The names of people, each with the colour of their caret. */
export function PeopleList({ label, people }: { label: string; people: PresentPerson[] }) {
  const t = useTranslations('editor');
  if (people.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-wrap items-center gap-1.5">
      {people.map(({ id, name, colour, isReviewing }) => (
        <li
          key={id}
          className="flex items-center gap-1.5 rounded-full border border-line bg-sheet py-0.5 pr-2.5 pl-1.5 text-[0.8125rem]"
        >
          <span aria-hidden className="size-2.5 rounded-full" style={{ backgroundColor: colour }} />
          {isReviewing ? t('isReviewing', { name }) : name}
        </li>
      ))}
    </ul>
  );
}
