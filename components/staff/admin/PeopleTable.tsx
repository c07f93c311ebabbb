'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { Person } from '#editorial/people/personList.ts';
import { PersonDialog } from './PersonDialog.tsx';
import { PersonRow } from './PersonRow.tsx';
import type { PeopleActs, PersonChange } from './peopleActs.ts';

/** Everyone with an account. On a phone each row stands as a block of its own. */
export function PeopleTable({ people, me, acts }: { people: Person[]; me: number; acts: PeopleActs }) {
  const t = useTranslations('admin.users');
  const [done, setDone] = useState('');
  const [asked, setAsked] = useState<{ id: number; change: PersonChange } | null>(null);
  // As it is in the list now: an act before may have changed what the next one is decided on.
  const person = people.find(({ id }) => id === asked?.id);

  return (
    <div>
      <div className="[&>div>div]:mb-4">
        <LiveNotice tone="good">{done}</LiveNotice>
      </div>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="max-lg:sr-only">
          <tr className="border-b border-edge text-left text-[0.8125rem] text-quiet">
            {(['name', 'role', 'state', 'seen', 'acts'] as const).map((head) => (
              <th key={head} scope="col" className="px-2 py-2 font-medium first:pl-0">
                {head === 'acts' ? <span className="sr-only">{t(head)}</span> : t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              isMe={person.id === me}
              ask={(change) => {
                setDone('');
                setAsked({ id: person.id, change });
              }}
            />
          ))}
        </tbody>
      </table>
      {asked && person && (
        <PersonDialog
          person={person}
          change={asked.change}
          acts={acts}
          onDone={setDone}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
