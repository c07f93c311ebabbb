'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '#components/ui/Dialog';
import { Notice } from '#components/ui/Notice';
import type { Person } from '#editorial/people/listing';
import { type Invited, InviteLink } from './InviteLink.tsx';
import { PersonRow } from './PersonRow.tsx';
import { type Answered, type Refused, useRefusal } from './useRefusal.tsx';

type Act<T = unknown> = (order: unknown) => Promise<Answered<T>>;

export type PeopleActs = {
  inviteUserAgain: Act<Invited>;
  changeUserRole: Act;
  disableUser: Act;
  enableUser: Act;
  endUserSessions: Act<{ ended: number }>;
};

/** Everyone with an account. On a phone each row stands as a block of its own. */
export function PeopleTable({ people, me, acts }: { people: Person[]; me: number; acts: PeopleActs }) {
  const t = useTranslations('admin.users');
  const refusal = useRefusal();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState('');
  const [invited, setInvited] = useState<Invited | null>(null);
  const [busy, setBusy] = useState<number | null>(null);

  async function act<T>(person: Person, asked: Promise<Answered<T>>, said: (value: T) => string) {
    setBusy(person.id);
    setRefused(null);
    setDone('');
    const answered = await refusal.guard(asked);
    setBusy(null);
    if (answered.ok) setDone(said(answered.value));
    else setRefused(answered);
    return answered;
  }

  return (
    <div>
      <div className="[&>div>div]:mb-4">
        <Notice>{refused && refusal.say(refused)}</Notice>
        <Notice tone="good">{done}</Notice>
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
              busy={busy === person.id}
              act={act}
              acts={acts}
              showLink={setInvited}
            />
          ))}
        </tbody>
      </table>
      <Dialog open={invited !== null} onOpenChange={() => setInvited(null)} title={t('newLink')}>
        {invited && <InviteLink invited={invited} done={() => setInvited(null)} />}
      </Dialog>
    </div>
  );
}
