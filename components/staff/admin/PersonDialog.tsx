'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import type { Person } from '#editorial/people/personList.ts';
import { InviteLink } from './InviteLink.tsx';
import type { PeopleActs, PersonChange } from './peopleActs.ts';

type Props = {
  person: Person;
  change: PersonChange;
  acts: PeopleActs;
  /** @param text what was done */
  onDone(text: string): void;
  onClose(): void;
};

/** Asks by name before somebody's access changes. */
export function PersonDialog({ person, change, acts, onDone, onClose }: Props) {
  const t = useTranslations('admin.users');
  const roles = useTranslations('newsroom.roles');
  const { name, decidedOn } = person;
  const asked = { decidedOn, open: true, onOpenChange: onClose };
  const order = { userId: person.id };

  switch (change.is) {
    case 'role': {
      const facts = { name, role: roles(change.role), was: roles(person.role) };
      return (
        <ConfirmDialog
          {...asked}
          act="user.change-role"
          subject={`user:${person.id}`}
          title={t('roleAsk', facts)}
          description={t('roleText', facts)}
          submit={t('roleChange')}
          send={(confirmation) => acts.changeUserRole({ ...order, role: change.role, confirmation })}
          onDone={() => onDone(t('roleChanged', facts))}
        />
      );
    }
    case 'invite-again':
      return <InviteAgain person={person} invite={acts.inviteUserAgain} onClose={onClose} />;
    case 'end-sessions':
      return (
        <ConfirmDialog
          {...asked}
          act="user.end-sessions"
          subject={`user:${person.id}`}
          title={t('endSessionsAsk', { name })}
          description={t('endSessionsText', { count: person.sessions })}
          submit={t('endSessions')}
          send={(confirmation) => acts.endUserSessions({ ...order, confirmation })}
          onDone={({ ended }) => onDone(t('sessionsEnded', { name, count: ended }))}
        />
      );
    case 'enable':
      return (
        <ConfirmDialog
          {...asked}
          act="user.enable"
          subject={`user:${person.id}`}
          title={t('enableAsk', { name })}
          description={t('enableText', { role: roles(person.role) })}
          submit={t('enable')}
          send={(confirmation) => acts.enableUser({ ...order, confirmation })}
          onDone={() => onDone(t('enabled', { name }))}
        />
      );
    case 'disable':
      return (
        <ConfirmDialog
          {...asked}
          act="user.disable"
          subject={`user:${person.id}`}
          look="danger"
          title={t('disableAsk', { name })}
          description={t('disableText')}
          submit={t('disable')}
          send={(confirmation) => acts.disableUser({ ...order, confirmation })}
          onDone={() => onDone(t('disabled', { name }))}
        />
      );
  }
}

type InviteProps = { person: Person; invite: PeopleActs['inviteUserAgain']; onClose(): void };

/** The link is shown in the place of the question: it is shown once. */
function InviteAgain({ person, invite, onClose }: InviteProps) {
  const t = useTranslations('admin.users');
  const [isMade, setMade] = useState(false);
  const { name, decidedOn } = person;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={isMade ? t('newLink') : t('inviteAgainAsk', { name })}
      {...(!isMade && { description: t('inviteAgainText') })}
    >
      <ActForm
        act="user.invite"
        subject={`user:${person.id}`}
        decidedOn={decidedOn}
        submit={t('inviteAgain')}
        cancel={{ onClick: onClose }}
        send={(confirmation) => invite({ userId: person.id, confirmation })}
        onDone={() => setMade(true)}
        result={(invited) => <InviteLink invited={invited} done={onClose} />}
      />
    </Dialog>
  );
}
