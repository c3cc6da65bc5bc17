import { useLayoutEffect, useRef } from 'react';
import type { CertificateFrontView } from '@sinau/contracts/certificates';
import { useText } from '../../../lib/i18n/index.js';
import { Motif } from '../../../ui/motif.js';
import classes from './certificate-sheet.module.css';

/** The printed front. `qr` is null where no certificate stands behind it; `logo` is a picture's address. */
export type SheetContent = Omit<CertificateFrontView, 'hasLogo' | 'qr'> & { readonly qr: CertificateFrontView['qr'] | null; readonly logo: string | null };

/** As the print: the text shrinks until it stands clear of the foot. */
const SCALES = [1, 0.92, 0.84, 0.76, 0.68, 0.6];

function shrinkToFoot(sheet: HTMLElement | null, inner: HTMLElement | null): void {
  const foot = sheet?.querySelector('[data-part="foot"]');
  for (const scale of SCALES) {
    sheet?.style.setProperty('--fit', String(scale));
    if (!foot || !inner || inner.getBoundingClientRect().bottom <= foot.getBoundingClientRect().top) return;
  }
}

function Qr({ qr }: { readonly qr: SheetContent['qr'] }) {
  if (qr === null) return <div className={classes.noQr}>QR</div>;
  return (
    <svg className={classes.qr} viewBox={`0 0 ${qr.size} ${qr.size}`} shapeRendering="crispEdges">
      <path d={qr.path} fill="currentColor" />
    </svg>
  );
}

function Foot({ content }: { readonly content: SheetContent }) {
  const { qr, verification, signatories, dated } = content;
  return (
    <div className={classes.foot} data-part="foot">
      <div className={classes.verification}>
        <Qr qr={qr} />
        <p>{verification.caption}</p>
        <p className={classes.address}>{verification.address}</p>
        <p>{verification.code}</p>
      </div>
      <div className={classes.signatories}>
        {signatories.map((signatory, index) => (
          <div key={index}>
            {index === signatories.length - 1 ? <p>{dated}</p> : null}
            <p>{signatory.title}</p>
            <p className={classes.signatory}>{signatory.name}</p>
            {signatory.nip === null ? null : <p>{signatory.nip}</p>}
          </div>
        ))}
      </div>
    </div>
  );
}

function Identity({ columns }: { readonly columns: SheetContent['identity'] }) {
  return (
    <div className={classes.identity}>
      {columns.map((pairs, index) => (
        <dl key={index}>
          {pairs.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  );
}

/** The certificate's front in small, as the PDF shows it. A picture to readers: its facts stand beside it as text. */
export function CertificateSheet({ content }: { readonly content: SheetContent }) {
  const t = useText();
  const sheet = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    shrinkToFoot(sheet.current, inner.current);
    void document.fonts.ready.then(() => shrinkToFoot(sheet.current, inner.current)); // the lines break elsewhere in the letters that come late
  });
  return (
    <div className={classes.frame} role="img" aria-label={t('certificates.sheet', { title: content.title, holder: content.holder, course: content.course })}>
      <div ref={sheet} className={classes.sheet} lang={content.language} aria-hidden="true">
        <div className={classes.cloth}>
          <Motif name="kawung" opacity={1} scale={0.45} />
        </div>
        <div className={classes.paper} />
        <div ref={inner} className={classes.inner}>
          {content.logo === null ? null : <img className={classes.logo} src={content.logo} alt="" />}
          <p className={classes.agency}>{content.agency}</p>
          <p className={classes.title}>{content.title}</p>
          <p className={classes.small}>{content.number}</p>
          <p className={classes.small}>{content.awarded}</p>
          <p className={classes.holder} data-long={content.holder.length > 60}>
            {content.holder}
          </p>
          <Identity columns={content.identity} />
          {content.wording.map((line, index) => (
            <p key={index} className={classes.small}>
              {line}
            </p>
          ))}
          <p className={classes.course} data-long={content.course.length > 110}>
            {content.course}
          </p>
          <p className={classes.facts}>{content.facts}</p>
          {content.result === null ? null : <p className={classes.small}>{content.result}</p>}
        </div>
        <Foot content={content} />
      </div>
    </div>
  );
}
