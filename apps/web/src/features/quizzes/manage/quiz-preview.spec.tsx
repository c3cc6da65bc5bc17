import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { renderPage } from '../../../testing/render-page.js';
import { messages } from '../locale/id.js';
import { PreviewDesk } from './quiz-preview.page.js';

afterEach(cleanup);

test('a question is answered, left and found as it was, and nothing is sent', async () => {
  const sent = jest.fn();
  Object.assign(globalThis, { fetch: sent });
  const options = [{ id: 'a', text: 'Arsip' }, { id: 'b', text: 'Berkas' }];
  await renderPage(
    <PreviewDesk
      questions={[
        { id: 'q1', points: 1, content: { kind: 'single_choice', stem: 'Yang mana?', options } },
        { id: 'q2', points: 1, content: { kind: 'short_text', stem: 'Sebutkan.' } },
      ]}
    />,
    messages,
  );
  fireEvent.click(screen.getByRole('radio', { name: /Berkas/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Berikutnya' }));
  expect(screen.getByText('Sebutkan.')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Berikutnya' }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Sebelumnya' }));
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Berkas/ }).checked).toBe(true);
  expect(sent).not.toHaveBeenCalled();
});
