import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Mark } from '../../../ui/mark.js';
import { Motif } from '../../../ui/motif.js';
import classes from './certificate-sheet.module.css';

export type SheetContent = {
  readonly agencyName: string;
  readonly title: string;
  readonly number: string;
  readonly holder: string;
  readonly identifier: string | null;
  readonly position: string | null;
  readonly unit: string | null;
  readonly wording: readonly string[];
  readonly course: string;
  readonly hours: number;
  readonly from: string;
  readonly to: string;
  readonly result: string | null;
  readonly place: string | null;
  readonly issuedOn: string;
  readonly signatories: readonly { readonly name: string; readonly title: string }[];
  /** A picture's address. */
  readonly logo: string | null;
};

function Foot({ content }: { readonly content: SheetContent }) {
  const formats = useFormats();
  const dated = [content.place, formats.day(content.issuedOn)].filter((part) => part !== null && part !== '').join(', ');
  return (
    <div className={classes.foot}>
      <div className={classes.qr}>
        <Motif name="ceplok" opacity={0.9} scale={0.3} />
      </div>
      <div className={classes.signatories}>
        {content.signatories.map((signatory, index) => (
          <div key={index}>
            {index === content.signatories.length - 1 ? <p>{dated}</p> : <p>&nbsp;</p>}
            <p>{signatory.title}</p>
            <p className={classes.signatory}>{signatory.name}</p>
          </div>
        ))}
      </div>
    </div>
  );
}

/** The certificate's front in small, as the PDF shows it. A picture to readers: its facts stand beside it as text. */
export function CertificateSheet({ content }: { readonly content: SheetContent }) {
  const t = useText();
  const formats = useFormats();
  const dates = content.from === content.to ? formats.day(content.from) : `${formats.day(content.from)} – ${formats.day(content.to)}`;
  return (
    <div className={classes.frame} role="img" aria-label={t('certificates.sheet', { title: content.title, holder: content.holder, course: content.course })}>
      <div className={classes.sheet} aria-hidden="true">
        <div className={classes.cloth}>
          <Motif name="kawung" opacity={1} scale={0.45} />
        </div>
        <div className={classes.paper} />
        <div className={classes.inner}>
          {content.logo === null ? <Mark size={30} /> : <img className={classes.logo} src={content.logo} alt="" />}
          <p className={classes.agency}>{content.agencyName}</p>
          <p className={classes.title}>{content.title}</p>
          <p className={classes.small}>{t('certificates.sheet.number', { number: content.number })}</p>
          <p className={classes.small}>{t('certificates.sheet.awarded')}</p>
          <p className={classes.holder} data-long={content.holder.length > 60}>
            {content.holder}
          </p>
          <p className={classes.small}>{[content.identifier, content.position, content.unit].filter((part) => part !== null).join('  ·  ')}</p>
          {content.wording.map((line, index) => (
            <p key={index} className={classes.small}>
              {line}
            </p>
          ))}
          <p className={classes.course} data-long={content.course.length > 110}>
            {content.course}
          </p>
          <p className={classes.small}>{[formats.jp(content.hours), dates, content.result].filter((part) => part !== null).join('  ·  ')}</p>
        </div>
        <Foot content={content} />
      </div>
    </div>
  );
}
