import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, test } from 'vitest';
import { auditSubjects } from '#contracts/auditSubjects.ts';
import { missingMessages } from '#contracts/missingMessages.ts';
import { locales } from '#db/schema/people.ts';
import { auditEventNames, recordedActs } from '#editorial/audit/auditEventTypes.ts';
import type { AuditEntry } from '#editorial/audit/auditLog.ts';
import { messagesIn } from '#messages/load.ts';
import { AuditFilter } from './AuditFilter.tsx';
import { AuditList } from './AuditList.tsx';

const at = new Date('2026-11-29T12:00:00Z');

/** The facts of events; each sentence uses those that it names. */
const facts = {
  from: 'old-address',
  to: 'new-address',
  number: 3,
  because: 'It was wrong.',
  restores: 1,
  name: 'Gannet',
  recipient: 'Dr Okafor',
  assignee: 'Kim Tolle',
  at: at.toISOString(),
};
const variants: AuditEntry['detail'][] = [
  facts,
  { ...facts, token: 'The wire', tokenId: 1 },
  { ...facts, from: 'writer', to: 'admin' },
];

function entriesOf(): AuditEntry[] {
  const entry = (event: AuditEntry['event'], more: Partial<AuditEntry> = {}): AuditEntry => ({
    id: 0,
    at,
    actor: 'Ada',
    event,
    subject: { is: 'article', id: '7', name: 'The mole' },
    detail: facts,
    ...more,
  });
  return [
    ...auditEventNames.flatMap((event) => variants.map((detail) => entry(event, { detail }))),
    ...[...auditSubjects, null].map((is) => entry('article.edit', { subject: { is, id: '7', name: null } })),
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

/** Matches a message key or an unfilled placeholder. */
const raw = /[a-z-]+\.[a-z-]+(\.[a-z-]+)*|\{\w*|\w*\}|undefined|\[object/;

describe.each(locales)('in %s', (locale) => {
  test('every event on every subject is a sentence, with its placeholders filled', () => {
    const text = render(locale, <AuditList entries={entriesOf()} older={null} newest={null} />);
    expect(text.split('\n').filter((line) => raw.test(line))).toEqual([]);
  });

  test('every act has a name in the filter', () => {
    const text = render(locale, <AuditFilter people={[]} acts={recordedActs} actor="" act="" />);
    expect(text.split('\n').filter((line) => raw.test(line))).toEqual([]);
  });
});

test('a missing message fails a test, and shows as a plain sentence on a page', () => {
  const { onError, getMessageFallback } = missingMessages('en');
  expect(() => onError(new Error('MISSING_MESSAGE: admin.audit.kinds'))).toThrow('MISSING_MESSAGE');
  expect(getMessageFallback()).not.toMatch(raw);
});
