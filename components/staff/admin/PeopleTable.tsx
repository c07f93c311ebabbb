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
import { EmailNote } from './EmailNote.tsx';
import { changesOf, type PeopleActs, type PersonChange, PersonDialog } from './PersonDialog.tsx';

const tones = { active: 'good', invited: 'wait', disabled: 'plain' } as const;

/** Every user, and what an admin can change about each. */
export function PeopleTable({ people, me, acts }: { people: Person[]; me: number; acts: PeopleActs }) {
  const t = useTranslations('admin.users');
  const roles = useTranslations('newsroom.roles');
  const ready = useHydrated();
  const [done, setDone] = useState('');
  const [opened, setOpened] = useState<{ id: number; change: PersonChange } | null>(null);
  // Looked up in the current list: an earlier act may have changed the state that the next act is decided on.
  const person = people.find(({ id }) => id === opened?.id);
  const open = ({ id }: Person, change: PersonChange) => {
    setDone('');
    setOpened({ id, change });
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
            cell: (person) => (
              <Select
                aria-label={t('roleOf', { name: person.name })}
                value={person.role}
                disabled={!ready || person.id === me}
                className="min-w-28 lg:w-auto"
                onChange={({ target }) => open(person, { is: 'role', role: target.value as Person['role'] })}
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
            cell: ({ standing, invitationEmail, canOnlySuggest }) => (
              <>
                <Tag tone={tones[standing]}>{t(`standing.${standing}`)}</Tag>
                {canOnlySuggest && <span className="block text-quiet">{t('onlySuggests')}</span>}
                {invitationEmail && <EmailNote state={invitationEmail} />}
              </>
            ),
          },
          {
            head: t('seen'),
            className: 'text-quiet',
            isLabelled: true,
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
            cell: (person) => (
              <div className="flex flex-wrap gap-2 lg:justify-end">
                {changesOf(person, me).map(({ label, look, is }) => (
                  <Button key={is} small look={look} onClick={() => open(person, { is })}>
                    {t(label)}
                  </Button>
                ))}
              </div>
            ),
          },
        ]}
      />
      {opened && person && (
        <PersonDialog
          person={person}
          acts={acts}
          change={opened.change}
          onDone={setDone}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
