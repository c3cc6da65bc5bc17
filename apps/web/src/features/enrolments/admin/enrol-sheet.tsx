import type { EnrolResultView, RunView } from '@sinau/contracts/enrolments';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Sheet } from '../../../ui/dialog/index.js';
import { Tabs } from '../../../ui/tabs.js';
import classes from './admin.module.css';
import { EnrolFile } from './enrol-file.js';
import { EnrolPeople } from './enrol-people.js';
import { EnrolResult } from './enrol-result.js';
import { EnrolUnit } from './enrol-unit.js';

type EnrolSheetProps = { readonly run: RunView; readonly open: boolean; readonly onClose: () => void };
type Way = 'people' | 'unit' | 'file';

/** Three ways into a run: by person, by unit, by a list. */
export function EnrolSheet({ run, open, onClose }: EnrolSheetProps) {
  const t = useText();
  const [way, setWay] = useState<Way>('people');
  const [result, setResult] = useState<EnrolResultView | null>(null);
  const change = (next: Way): void => {
    setWay(next);
    setResult(null);
  };
  const parts = { runId: run.id, onResult: setResult };
  return (
    <Sheet
      open={open}
      onClose={() => {
        setResult(null);
        onClose();
      }}
      title={t('enrolments.enrol.title', { name: run.name })}
    >
      <Tabs
        label={t('enrolments.enrol.ways')}
        tabs={
          [
            { value: 'people', label: t('enrolments.enrol.people') },
            { value: 'unit', label: t('enrolments.enrol.unit') },
            { value: 'file', label: t('enrolments.enrol.file') },
          ] as const
        }
        value={way}
        onChange={change}
      >
        <div className={classes.stack}>
          {result === null ? null : <EnrolResult result={result} />}
          {way === 'people' ? <EnrolPeople {...parts} /> : way === 'unit' ? <EnrolUnit {...parts} /> : <EnrolFile {...parts} />}
        </div>
      </Tabs>
    </Sheet>
  );
}
