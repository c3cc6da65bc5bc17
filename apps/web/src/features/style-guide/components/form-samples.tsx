import { Checkbox, NativeSelect, Radio, Switch, Tabs, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Button } from '../../../ui/button.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { FilterChips } from '../../../ui/filter-chips.js';
import { ErrorSummary, PasswordField, TextField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { SearchField } from '../../../ui/search-field.js';
import '../../../ui/styles/inputs.js';
import '../../../ui/styles/tabs.js';
import classes from './style-guide.module.css';

function Search() {
  const [text, setText] = useState('');
  const [filters, setFilters] = useState(['Teknis', 'Tenggat minggu ini', 'Di bawah 5 JP']);
  return (
    <Section title="Cari dan saring">
      <SearchField label="Cari kursus" value={text} onSearch={setText} count={text === '' ? null : text.length} />
      <div className={classes.gap}>
        <FilterChips
          chips={filters.map((label) => ({ key: label, label, onRemove: () => setFilters(filters.filter((other) => other !== label)) }))}
          onClear={() => setFilters([])}
        />
      </div>
    </Section>
  );
}

/** Fields with and without errors, ours and Mantine's. */
export function FormSamples() {
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Search />
      <Section title="Isian">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setFailed(true);
          }}
        >
          <ErrorSummary entries={failed ? [{ field: 'gaya-nama', message: 'Nama wajib diisi' }] : []} />
          <TextField id="gaya-nama" label="Nama kursus" hint="Seperti di sertifikat." error={failed ? 'Nama wajib diisi' : undefined} />
          <PasswordField label="Kata sandi" autoComplete="new-password" hint="Paling sedikit 10 karakter." />
          <Textarea mt={16} label="Keterangan" description="Satu paragraf" />
          <NativeSelect mt={16} label="Jenis" data={['Teknis', 'Manajerial', 'Sosial kultural']} />
          <Checkbox mt={16} label="Wajib untuk semua pegawai" defaultChecked />
          <Switch mt={8} label="Terbitkan sertifikat" defaultChecked />
          <Radio.Group label="Zona waktu" defaultValue="wib" mt={16}>
            <Radio value="wib" label="WIB" />
            <Radio value="wita" label="WITA" />
          </Radio.Group>
          <div className={classes.gap}>
            <Button type="submit">Simpan</Button>
          </div>
        </form>
      </Section>
      <Section title="Berkas">
        <FileDrop label="Berkas pegawai (CSV)" accept={['.csv']} limit={5_000_000} onFiles={() => undefined} />
      </Section>
      <Section title="Tab">
        <Tabs defaultValue="materi">
          <Tabs.List>
            <Tabs.Tab value="materi">Materi</Tabs.Tab>
            <Tabs.Tab value="tentang">Tentang</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="materi">Isi materi.</Tabs.Panel>
          <Tabs.Panel value="tentang">Tentang kursus.</Tabs.Panel>
        </Tabs>
      </Section>
    </>
  );
}
