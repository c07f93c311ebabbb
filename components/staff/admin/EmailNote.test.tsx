import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test, vi } from 'vitest';
import { locales } from '#db/schema/people.ts';
import type { InvitationEmailState } from '#editorial/people/invitationDelivery.ts';
import { messagesIn } from '#messages/load.ts';
import { EmailNote } from './EmailNote.tsx';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh() {} }) }));

const at = new Date('2026-11-29T12:00:00Z');
const states: InvitationEmailState[] = [
  { is: 'waiting' },
  { is: 'sent', at },
  { is: 'failed', at, answer: '550 <nora@courier.example> is unknown' },
];

test.each(locales)(
  'in %s, each state of an email has its own text, and the answer is quoted as text',
  async (locale) => {
    const messages = await messagesIn(locale);
    const shown = states.map((state) =>
      renderToStaticMarkup(
        <IntlProvider
          locale={locale}
          messages={messages}
          timeZone="UTC"
          onError={(error) => {
            throw error;
          }}
        >
          <EmailNote state={state} />
        </IntlProvider>,
      ),
    );
    expect(new Set(shown).size).toBe(3);
    expect(shown[2]).toContain('550 &lt;nora@courier.example&gt; is unknown');
  },
);
