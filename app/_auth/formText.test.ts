import { expect, test } from 'vitest';
import { textField } from './formText.ts';

test('a file is not accepted as a text field, and a value that is not a form has no fields', () => {
  const form = new FormData();
  form.set('email', 'editor@courier.example');
  form.set('password', new File(['a secret of a file'], 'password.txt'));
  expect(textField(form, 'email')).toBe('editor@courier.example');
  for (const name of ['password', 'callbackUrl']) expect(textField(form, name)).toBe('');
  for (const other of [undefined, null, 'text', [], { get: () => 'text' }])
    expect(textField(other, 'email')).toBe('');
});
