import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { renderPage } from '../../../testing/render-page.js';
import { messages } from '../locale/id.js';
import { WordingField } from './wording-field.js';

afterEach(cleanup);

function Editor({ initial }: { readonly initial: string }) {
  const [value, setValue] = useState(initial);
  return (
    <>
      <WordingField value={value} maxLength={1200} onChange={setValue} />
      <output>{value}</output>
    </>
  );
}

const stored = (): string | null => document.querySelector('output')?.textContent ?? null;

async function opened(initial: string): Promise<HTMLTextAreaElement> {
  await renderPage(<Editor initial={initial} />, messages);
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Kalimat' });
}

test('placeholders are read in Indonesian, and a chip puts one where the cursor stands', async () => {
  const area = await opened('atas kursus {course}');
  expect(area.value).toBe('atas kursus {kursus}');
  area.setSelectionRange(0, 0);
  fireEvent.click(screen.getByRole('button', { name: 'Sisipkan Nama peserta' }));
  expect(area.value).toBe('{nama}atas kursus {kursus}');
  expect(stored()).toBe('{name}atas kursus {course}');
});

test('a word that no certificate knows is told while it is written', async () => {
  const area = await opened('');
  fireEvent.change(area, { target: { value: 'pangkat {pangkat}' } });
  expect(area.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/^Isian ini tidak dikenal: \{pangkat\}/)).toBeTruthy();
  fireEvent.change(area, { target: { value: 'tahun {tahun}' } });
  expect(area.getAttribute('aria-invalid')).toBeNull();
  expect(stored()).toBe('tahun {year}');
});
