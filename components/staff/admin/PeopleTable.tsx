'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { DataTable } from '#components/ui/DataTable.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { Select } from '#components/ui/Select.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import type { Person } from '#editorial/people/personList.ts';
import { LetterNote } from './LetterNote.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import type { PeopleActs, PersonChange } from './peopleActs.ts';

const tones = { active: 'good', invited: 'wait', disabled: 'plain' } as const;

/** Everyone with an account. */
export function PeopleTable({ people, me, acts }: { people: Person[]; me: number; acts: PeopleActs }) {
  const t = useTranslations('admin.users');
  const roles = useTranslations('newsroom.roles');
  const ready = useHydrated();
  const [done, setDone] = useState('');
  const [asked, setAsked] = useState<{ id: number; change: PersonChange } | null>(null);
  // As it is in the list now: an act before may have changed what the next one is decided on.
  const person = people.find(({ id }) => id === asked?.id);
  const ask = ({ id }: Person, change: PersonChange) => {
    setDone('');
    setAsked({ id, change });
  };

  return (
    <div className="flex flex-col gap-4">
      <LiveNotice tone="good">{done}</LiveNotice>
      <DataTable
        caption={t('title')}
        rows={people}
        keyOf={({ id }) => id}
        isBlocks
        columns={[
          {
            head: t('name'),
            className: 'font-medium!',
            cell: ({ id, name, email }) => (
              <>
                {name} {id === me && <span className="font-normal text-quiet">{t('you')}</span>}
                <span className="block font-normal break-all text-quiet">{email}</span>
              </>
            ),
          },
          {
            head: t('role'),
            cell: (one) => (
              <Select
                aria-label={t('roleOf', { name: one.name })}
                value={one.role}
                disabled={!ready || one.id === me}
                className="min-w-28 lg:w-auto"
                onChange={({ target }) => ask(one, { is: 'role', role: target.value as Person['role'] })}
              >
                {(['writer', 'editor', 'admin'] as const).map((role) => (
                  <option key={role} value={role}>
                    {roles(role)}
                  </option>
                ))}
              </Select>
            ),
          },
          {
            head: t('state'),
            cell: ({ standing, letter }) => (
              <>
                <Tag tone={tones[standing]}>{t(`standing.${standing}`)}</Tag>
                {letter && <LetterNote letter={letter} />}
              </>
            ),
          },
          {
            head: t('seen'),
            className: 'text-quiet',
            cell: ({ seenAt, sessions }) => (
              <>
                {seenAt ? <Time at={seenAt} look="short" /> : t('never')}
                {sessions > 0 && <span className="block">{t('sessions', { count: sessions })}</span>}
              </>
            ),
          },
          {
            head: t('acts'),
            isHeadHidden: true,
            cell: (one) => (
              <div className="flex flex-wrap gap-2 lg:justify-end">
                {one.id !== me && one.standing !== 'disabled' && (
                  <Button small look="quiet" onClick={() => ask(one, { is: 'invite-again' })}>
                    {t('inviteAgain')}
                  </Button>
                )}
                {one.sessions > 0 && (
                  <Button small onClick={() => ask(one, { is: 'end-sessions' })}>
                    {t('endSessions')}
                  </Button>
                )}
                {one.id !== me && one.standing === 'disabled' && (
                  <Button small onClick={() => ask(one, { is: 'enable' })}>
                    {t('enable')}
                  </Button>
                )}
                {one.id !== me && one.standing !== 'disabled' && (
                  <Button small look="danger" onClick={() => ask(one, { is: 'disable' })}>
                    {t('disable')}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
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
