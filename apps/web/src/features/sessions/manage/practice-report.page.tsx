import type { PracticeToSignView } from '@sinau/contracts/sessions';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { call, routeKey, routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { Facts } from '../../../ui/facts.js';
import { entry, TextField } from '../../../ui/form/index.js';
import { Page, Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { AGENCY_LANGUAGE } from '../../../ui/written.js';
import { sessionTime } from '../components/use-zone.js';
import { Evidence } from '../practice/evidence.js';
import { PracticeChip, PracticeSteps } from '../practice/practice-words.js';
import classes from '../practice/practice.module.css';

const route = getRouteApi('/frame/shell/tim/praktik/$reportId');
/** Addresses of photos live ten minutes; asked again before that. */
const fresh = { staleTime: 8 * 60_000 } as const;
const READ = 'GET /api/practice-reports/:reportId';

function useTaken(): (report: PracticeToSignView, said: string) => void {
  const client = useQueryClient();
  return (report, said) => {
    client.setQueryData(routeKey(READ, { params: { reportId: report.id } }), report);
    void client.invalidateQueries({ queryKey: ['GET /api/practice-reports'] });
    showToast(said);
  };
}

type Turn = 'return' | 'withdraw';
const TURNS = {
  return: { title: 'sessions.practice.return_title', lead: 'sessions.practice.return_lead', submit: 'sessions.practice.return', done: 'sessions.practice.return_done' },
  withdraw: { title: 'sessions.practice.withdraw_title', lead: 'sessions.practice.withdraw_lead', submit: 'sessions.practice.withdraw', done: 'sessions.practice.withdraw_done' },
} as const;

function ReasonDialog({ report, turn, onClose }: { readonly report: PracticeToSignView; readonly turn: Turn; readonly onClose: () => void }) {
  const t = useText();
  const taken = useTaken();
  const words = TURNS[turn];
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t(words.title, { person: report.person.name })}
      lead={t(words.lead)}
      submit={t(words.submit)}
      ids={{ reason: 'practice-reason' }}
      send={async (form) => {
        const input = { params: { reportId: report.id }, body: { revision: report.revision, reason: entry(form, 'reason') } };
        taken(await (turn === 'return' ? call('POST /api/practice-reports/:reportId/return', input) : call('DELETE /api/practice-reports/:reportId/sign-off', input)), t(words.done));
      }}
    >
      <TextField id="practice-reason" name="reason" label={t('sessions.reason')} required minLength={3} maxLength={500} />
    </FormDialog>
  );
}

function Acts({ report }: { readonly report: PracticeToSignView }) {
  const t = useText();
  const formats = useFormats();
  const taken = useTaken();
  const [turn, setTurn] = useState<Turn | null>(null);
  const sign = useRouteMutation('POST /api/practice-reports/:reportId/sign-off');
  const own = useMe().personId === report.person.id;
  if (own) return <Notice>{t('sessions.practice.own')}</Notice>;
  return (
    <>
      {sign.isError ? (
        <p role="alert" className={classes.failure}>
          <ErrorReason error={sign.error} />
        </p>
      ) : null}
      <div className={classes.row}>
        {report.state === 'submitted' || report.state === 'withdrawn' ? (
          <Button
            busy={sign.isPending}
            onClick={() => sign.mutate({ params: { reportId: report.id }, body: { revision: report.revision } }, { onSuccess: (next) => taken(next, t('sessions.practice.sign_done', { hours: formats.jp(report.hours) })) })}
          >
            {t('sessions.practice.sign', { hours: formats.jp(report.hours) })}
          </Button>
        ) : null}
        {report.state === 'submitted' ? (
          <Button look="outline" onClick={() => setTurn('return')}>
            {t('sessions.practice.return')}
          </Button>
        ) : null}
        {report.state === 'signed' ? (
          <Button look="outline" onClick={() => setTurn('withdraw')}>
            {t('sessions.practice.withdraw')}
          </Button>
        ) : null}
      </div>
      {turn === null ? null : <ReasonDialog report={report} turn={turn} onClose={() => setTurn(null)} />}
    </>
  );
}

function About({ report }: { readonly report: PracticeToSignView }) {
  const t = useText();
  const formats = useFormats();
  return (
    <Facts
      facts={[
        { name: t('sessions.practice.state'), value: <PracticeChip state={report.state} /> },
        { name: t('sessions.practice.person'), value: [report.person.name, report.person.identifier, report.person.unitName].filter(Boolean).join(' · ') },
        { name: t('sessions.practice.session'), value: [report.title, report.runName].join(' · ') },
        { name: t('sessions.practice.when'), value: sessionTime(report) },
        ...(report.place === null ? [] : [{ name: t('sessions.form.place'), value: report.place }]),
        { name: t('sessions.form.hours'), value: formats.jp(report.hours) },
      ]}
    />
  );
}

/** A report with its evidence: signed off, given back with a reason, or a signature withdrawn. */
export function PracticeReportPage() {
  const t = useText();
  const { reportId } = route.useParams();
  const report = useQuery({ ...routeQuery(READ, { params: { reportId } }), ...fresh });
  const crumbs = [{ label: t('sessions.practice.inbox'), to: '/tim/praktik' }];
  return (
    <QueryPage query={report} title={t('sessions.practice.report')} crumbs={crumbs} failed={t('sessions.practice.failed')}>
      {(found) => (
        <Page>
          <PageHeader title={t('sessions.practice.of_person', { person: found.person.name, session: found.title })} crumbs={[...crumbs, { label: found.person.name }]} />
          <div className={classes.stack}>
            <About report={found} />
            <Section title={t('sessions.practice.done_what')}>
              <p className={classes.written} lang={AGENCY_LANGUAGE}>
                {found.text}
              </p>
            </Section>
            <Section title={t('sessions.practice.files')}>
              <Evidence files={found.files} />
            </Section>
            <Acts report={found} />
            <Section title={t('sessions.practice.steps')}>
              <PracticeSteps steps={found.steps} />
            </Section>
          </div>
        </Page>
      )}
    </QueryPage>
  );
}
