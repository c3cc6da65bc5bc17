import { Button, ButtonLink, IconButton } from '../../../ui/button.js';
import { IconFlag, IconPlayerPlayFilled } from '@tabler/icons-react';
import { CardFacts, LinkCard } from '../../../ui/card.js';
import { MotifCover } from '../../../ui/motif.js';
import { Band, BandFact, PageHeader } from '../../../ui/page-header.js';
import { CardGrid, Page, Section, WithRail } from '../../../ui/layout.js';
import { ProgressBar, Ring } from '../../../ui/progress.js';
import { ProgressPanel } from '../../../ui/progress-panel.js';
import { SkipLink } from '../../../ui/skip-link.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import { EmptyState, ErrorState } from '../../../ui/states.js';
import { CardsSkeleton, ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { SchemeToggle } from '../../../ui/shell/scheme.js';
import { Unreachable } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { FormSamples } from '../components/form-samples.js';
import { OverlaySamples } from '../components/overlay-samples.js';
import { TableSample } from '../components/table-sample.js';
import classes from '../components/style-guide.module.css';

const statuses: readonly (readonly [Status, string])[] = [
  ['done', 'Selesai'],
  ['active', 'Sedang berjalan'],
  ['waiting', 'Belum dimulai'],
  ['warning', 'Tenggat besok'],
  ['error', 'Gagal'],
  ['locked', 'Terkunci'],
  ['info', 'Wajib'],
];
const tokens = ['bg', 'surface', 'sunken', 'line', 'line-strong', 'text', 'muted', 'brand', 'brand-soft', 'band', 'accent', 'accent-soft', 'accent-text', 'ok', 'ok-soft', 'err', 'err-soft'];

function Resume() {
  return (
    <>
      <p className={classes.small}>Lanjutkan dari menit 6.20</p>
      <h2 className={classes.resume}>Empat belas komponen standar pelayanan</h2>
      <ProgressBar label="Kemajuan kursus" share={0.5} />
      <div className={classes.gap}>
        <ButtonLink to="/gaya" wide before={<IconPlayerPlayFilled size={18} />}>
          Lanjutkan belajar
        </ButtonLink>
      </div>
    </>
  );
}

function Rail() {
  const formats = useFormats();
  return (
    <>
      <Section title="JP Anda tahun 2026">
        <div className={classes.row}>
          <Ring value={13} target={20} label="13 dari 20 JP terpenuhi" />
          <p>
            <b className={classes.big}>13</b> dari 20 JP
            <br />
            <span className={classes.small}>Kurang {formats.jp(7)}.</span>
          </p>
        </div>
      </Section>
      <Section title="Angka dan tanggal">
        <ul>
          <li>
            {formats.number(1284)}, {formats.decimal(12.5)}, {formats.jp(12.5)}, {formats.size(14_000_000)}
          </li>
          <li>{formats.dateTime('2026-11-22T02:30:00Z')}</li>
          <li>
            {formats.duration(90)}, {formats.clock(1121)}
          </li>
        </ul>
      </Section>
      <Section title="Warna">
        <div className={classes.swatches}>
          {tokens.map((token) => (
            <span key={token} style={{ background: `var(--${token})` }} title={token} />
          ))}
        </div>
      </Section>
    </>
  );
}

function Looks() {
  return (
    <div className={classes.row}>
      <Button>Periksa dan kirim</Button>
      <Button look="outline">Coba lagi</Button>
      <Button look="plain">Batal</Button>
      <Button look="quiet">Urungkan</Button>
      <Button look="danger">Cabut sertifikat</Button>
      <Button look="accent" aria-pressed before={<IconFlag size={18} />}>
        Ragu-ragu
      </Button>
      <Button busy>Menyimpan</Button>
      <Button disabled>Sebelumnya</Button>
      <IconButton label="Tandai">
        <IconFlag size={20} />
      </IconButton>
      <SchemeToggle />
    </div>
  );
}

function Cards() {
  return (
    <CardGrid>
      {['pelayanan', 'arsip-digital', 'etika-asn'].map((id, at) => (
        <li key={id}>
          <LinkCard to="/gaya" title={['Pelayanan publik digital', 'Arsip digital untuk unit kerja', 'Etika dan integritas ASN'][at] ?? ''} cover={<MotifCover id={id} />} status={<StatusChip status={at === 0 ? 'active' : 'waiting'}>{at === 0 ? 'Sedang berjalan' : 'Belum dimulai'}</StatusChip>}>
            <CardFacts>
              <span>12 JP</span>
              <span>4 jam</span>
              <span>180 MB</span>
            </CardFacts>
          </LinkCard>
        </li>
      ))}
    </CardGrid>
  );
}

/** Every part of the design system on one page, for looking at and for axe. */
export function StyleGuidePage() {
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1}>
        <Band
          title="Pelayanan publik digital yang berpihak pada warga"
          lead="Menyusun standar pelayanan, membaca survei kepuasan, dan memperbaiki layanan di unit Anda langkah demi langkah."
          crumbs={[{ label: 'Panduan gaya', to: '/gaya' }]}
          facts={
            <>
              <BandFact icon={<IconFlag size={18} />}>12 JP</BandFact>
              <BandFact icon={<IconFlag size={18} />}>Belajar mandiri, ± 4 jam</BandFact>
            </>
          }
          aside={<Resume />}
        />
        <Page>
          <WithRail rail={<Rail />}>
            <div className={classes.stack}>
              <Section title="Tombol">
                <Looks />
              </Section>
              <Section title="Status">
                <div className={classes.row}>
                  {statuses.map(([status, words]) => (
                    <StatusChip key={status} status={status}>
                      {words}
                    </StatusChip>
                  ))}
                </div>
              </Section>
              <Section title="Kartu">
                <Cards />
              </Section>
              <FormSamples />
              <OverlaySamples />
              <Section title="Pekerjaan panjang">
                <ProgressPanel title="Menerbitkan sertifikat" done={84} total={120} failed={2} left={1.4} state="Berjalan" status="active" actions={<Button look="plain">Jeda</Button>} />
              </Section>
              <Section title="Kosong, gagal, memuat">
                <EmptyState action={<Button>Lihat katalog</Button>}>Anda belum mengikuti kursus.</EmptyState>
                <ErrorState what="Katalog tidak dapat dimuat." error={new Unreachable('')} onRetry={() => undefined} />
                <ErrorState what="Nilai tidak dapat dimuat." error={new Error('x')} onRetry={() => undefined} />
                <Skeletons>
                  <ListSkeleton rows={2} />
                  <CardsSkeleton cards={3} height={160} />
                </Skeletons>
              </Section>
            </div>
          </WithRail>
          <TableSample />
          <PageHeaderSample />
        </Page>
      </main>
    </>
  );
}

function PageHeaderSample() {
  return (
    <div className={classes.sample} inert>
      <PageHeader title="Pegawai" lead="1.284 pegawai di 42 unit kerja." actions={<Button>Impor CSV</Button>} />
    </div>
  );
}
