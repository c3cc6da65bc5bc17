import { afterEach, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { renderPage } from '../../../testing/render-page.js';
import { messages } from '../locale/id.js';
import { OptionList } from './option-list.js';
import { formOf, newQuestion, type QuestionForm } from './question-form.js';

function Editor() {
  const [form, setForm] = useState<QuestionForm>(() => formOf(newQuestion('single_choice', { stem: 'Soal baru', option: (number) => `Isi ${number}` })));
  return (
    <>
      <OptionList form={form} name="soal" onChange={setForm} onBlur={() => undefined} />
      <textarea aria-label="Penjelasan" value={form.feedback} onChange={(event) => setForm({ ...form, feedback: event.currentTarget.value })} />
    </>
  );
}

afterEach(cleanup);

test('who removes an option and then writes elsewhere is left there, letter by letter', async () => {
  await renderPage(<Editor />, messages);
  fireEvent.click(screen.getByRole('button', { name: 'Hapus pilihan 4' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Pilihan 3' }));
  const feedback = screen.getByRole('textbox', { name: 'Penjelasan' });
  act(() => feedback.focus());
  fireEvent.change(feedback, { target: { value: 'W' } });
  expect(document.activeElement).toBe(feedback);
  fireEvent.change(feedback, { target: { value: 'Wa' } });
  expect(document.activeElement).toBe(feedback);
});
