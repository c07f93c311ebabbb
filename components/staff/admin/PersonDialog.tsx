'use client';
import { useTranslations } from 'use-intl';
import { ConfirmDialog, FormDialog } from '#components/ui/FormDialog.tsx';
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
  const asked = { decidedOn, subject: `user:${person.id}`, onClose };
  const order = { userId: person.id };

  switch (change.is) {
    case 'role': {
      const facts = { name, role: roles(change.role), was: roles(person.role) };
      return (
        <ConfirmDialog
          {...asked}
          act="user.change-role"
          title={t('roleAsk', facts)}
          description={t('roleText', facts)}
          submit={t('roleChange')}
          send={(confirmation) => acts.changeUserRole({ ...order, role: change.role, confirmation })}
          onDone={() => onDone(t('roleChanged', facts))}
        />
      );
    }
    case 'invite-again':
      // The link is shown in the place of the question: it is shown once.
      return (
        <FormDialog
          {...asked}
          act="user.invite"
          title={t('inviteAgainAsk', { name })}
          doneTitle={t('newLink')}
          description={t('inviteAgainText')}
          submit={t('inviteAgain')}
          send={(confirmation) => acts.inviteUserAgain({ ...order, confirmation })}
          result={(invited, done) => <InviteLink invited={invited} done={done} />}
        />
      );
    case 'end-sessions':
      return (
        <ConfirmDialog
          {...asked}
          act="user.end-sessions"
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
