import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, test } from 'vitest';
import { missingMessages } from '#contracts/missingMessages.ts';
import { locales } from '#db/schema/people.ts';
import { type AuditEntry, writtenActs } from '#editorial/audit/auditLog.ts';
import { subjects } from '#editorial/audit/auditRecord.ts';
import { messagesIn } from '#messages/load.ts';
import { AuditFilter } from './AuditFilter.tsx';
import { AuditList } from './AuditList.tsx';

const at = new Date('2026-11-29T12:00:00Z');

/** What acts write down, and what makes one act several things. */
const told = {
  from: 'old-address',
  to: 'new-address',
  number: 3,
  because: 'It was wrong.',
  restores: 1,
  name: 'Gannet',
  what: 'add',
  recipient: 'Dr Okafor',
};
const variants: AuditEntry['detail'][] = [
  told,
  { ...told, from: undefined, restores: undefined },
  { ...told, at: new Date(at.getTime() + 3_600_000).toISOString() },
  { ...told, from: undefined, restores: undefined, at: new Date(at.getTime() + 3_600_000).toISOString() },
  { ...told, calledOff: true },
  { ...told, after: 12 },
  { ...told, resumed: true },
  { ...told, token: 'The wire', tokenId: 1 },
  { ...told, from: 'writer', to: 'admin' },
];

function entriesOf(): AuditEntry[] {
  const one = { id: 0, at, actor: 'Ada' as string | null };
  const entry = (act: AuditEntry['act'], more: Partial<AuditEntry> = {}): AuditEntry => ({
    ...one,
    act,
    subject: { is: 'article', id: '7', name: 'The mole' },
    detail: told,
    ...more,
  });
  return [
    ...writtenActs.flatMap((act) => variants.map((detail) => entry(act, { detail }))),
    ...[...subjects, null].map((is) => entry('article.edit', { subject: { is, id: '7', name: null } })),
    entry(null, { actor: null }),
  ].map((each, id) => ({ ...each, id }));
}

const render = (locale: (typeof locales)[number], page: React.ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider
      locale={locale}
      messages={messagesIn(locale)}
      timeZone="UTC"
      now={at}
      {...missingMessages(locale)}
    >
      {page}
    </IntlProvider>,
  ).replace(/<[^>]*>/g, '\n');

/** A key, or a placeholder that nothing filled. */
const raw = /[a-z-]+\.[a-z-]+(\.[a-z-]+)*|\{\w*|\w*\}|undefined|\[object/;

describe.each(locales)('in %s', (locale) => {
  test('every act on every subject is a sentence, with its placeholders filled', () => {
    const text = render(locale, <AuditList entries={entriesOf()} older={null} newest={null} />);
    expect(text.split('\n').filter((line) => raw.test(line))).toEqual([]);
  });

  test('every act has a name to choose', () => {
    const text = render(locale, <AuditFilter people={[]} acts={writtenActs} actor="" act="" />);
    expect(text.split('\n').filter((line) => raw.test(line))).toEqual([]);
  });
});

test('a missing message fails a test, and is a plain sentence on a page', () => {
  const { onError, getMessageFallback } = missingMessages('en');
  expect(() => onError(new Error('MISSING_MESSAGE: admin.audit.kinds'))).toThrow('MISSING_MESSAGE');
  expect(getMessageFallback()).not.toMatch(raw);
});
