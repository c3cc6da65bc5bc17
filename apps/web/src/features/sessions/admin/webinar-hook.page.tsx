import type { HookView } from '@sinau/contracts/sessions';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import classes from '../components/sessions.module.css';

const route = getRouteApi('/frame/shell/admin/sesi/$sessionId/webinar');
const READ = 'GET /api/run-sessions/:sessionId/hook';

/** What the receiver checks, to be tried in any shell with OpenSSL and curl. */
function exampleOf(address: string): string {
  return [
    'T=$(date +%s)', `E=$(printf '%s\\t%s\\t%s\\t%s' 'Siti Rahma' 'siti@kota.go.id' '2026-12-03T02:00:00Z' '2026-12-03T04:00:00Z')`,
    `S=$(printf '%s.%s' "$T" "$E" | openssl dgst -sha256 -hmac "$KUNCI" -r | cut -d' ' -f1)`,
    `curl -H 'content-type: application/json' ${address} \\`,
    `  -d '{"timestamp":'$T',"signature":"'$S'","events":[{"name":"Siti Rahma","email":"siti@kota.go.id","joinedAt":"2026-12-03T02:00:00Z","leftAt":"2026-12-03T04:00:00Z"}]}'`,
  ].join('\n');
}

function Key({ hook }: { readonly hook: HookView }) {
  const t = useText();
  const formats = useFormats();
  const [key, setKey] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const make = useRouteMutation('POST /api/run-sessions/:sessionId/hook/key', { invalidates: [READ] });
  const input = { params: { sessionId: hook.sessionId }, body: {} };
  return (
    <Section title={t('sessions.hook.key')}>
      <div className={classes.stack}>
        <p>{hook.keyMadeAt === null ? t('sessions.hook.key_none') : t('sessions.hook.key_since', { since: formats.dateTime(hook.keyMadeAt) })}</p>
        {key === null ? null : (
          <div role="status">
            <p>{t('sessions.hook.key_once')}</p>
            <code className={classes.address}>{key}</code>
          </div>
        )}
        {make.isError ? (
          <p role="alert" className={classes.failure}>
            <ErrorReason error={make.error} />
          </p>
        ) : null}
        <div className={classes.row}>
          <Button look="outline" busy={make.isPending} onClick={() => (hook.keyMadeAt === null ? make.mutate(input, { onSuccess: (made) => setKey(made.secret) }) : setAsking(true))}>
            {t(hook.keyMadeAt === null ? 'sessions.hook.make' : 'sessions.hook.renew')}
          </Button>
        </div>
      </div>
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={t('sessions.hook.renew_title', { title: hook.title })} confirm={t('sessions.hook.renew')} onConfirm={async () => setKey((await make.mutateAsync(input)).secret)}>
        {t('sessions.hook.renew_text')}
      </ConfirmDialog>
    </Section>
  );
}

function Content({ hook }: { readonly hook: HookView }) {
  const t = useText();
  return (
    <>
      <Section title={t('sessions.hook.address')}>
        <div className={classes.stack}>
          <p>{t('sessions.hook.address_where')}</p>
          <code className={classes.address}>{hook.address}</code>
        </div>
      </Section>
      <Key hook={hook} />
      <Section title={t('sessions.hook.how')}>
        <div className={classes.stack}>
          <ol>
            <li>{t('sessions.hook.step1')}</li>
            <li>{t('sessions.hook.step2')}</li>
            <li>{t('sessions.hook.step3')}</li>
            <li>{t('sessions.hook.step4')}</li>
          </ol>
          <pre className={classes.example} tabIndex={0} aria-label={t('sessions.hook.example')}>
            {exampleOf(hook.address)}
          </pre>
          <Notice>{t('sessions.hook.safe')}</Notice>
        </div>
      </Section>
    </>
  );
}

/** Where a webinar's provider reports who joined and left: the address, the key that is shown once, and what to put where. */
export function WebinarHookPage() {
  const t = useText();
  const { sessionId } = route.useParams();
  const hook = useQuery(routeQuery(READ, { params: { sessionId } }));
  return (
    <>
      <PageHeader
        title={t('sessions.hook.title')} lead={hook.data ? `${hook.data.title} · ${hook.data.runName}` : t('sessions.hook.lead')}
        crumbs={[...(hook.data ? [{ label: hook.data.title, to: `/sesi/${sessionId}` }] : []), { label: t('sessions.hook.title') }]}
      />
      {hook.isPending ? <PageSkeleton /> : null}
      {hook.isError && !hook.data ? <QueryFailure what={t('sessions.hook.failed')} query={hook} /> : null}
      {hook.data ? <Content hook={hook.data} /> : null}
    </>
  );
}
