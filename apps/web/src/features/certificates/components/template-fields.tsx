import { IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import type { TemplateContent } from '@sinau/contracts/certificates';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/form/index.js';
import classes from '../admin/admin.module.css';
import { Choices } from './choices.js';
import type { TemplateDraft } from './template-draft.js';
import { WordingField } from './wording-field.js';

type FieldsProps = { readonly draft: TemplateDraft; readonly onChange: (draft: TemplateDraft) => void };
type ContentProps = { readonly content: TemplateContent; readonly onChange: (content: TemplateContent) => void };
type AreaProps = { readonly label: string; readonly hint: string; readonly value: string; readonly maxLength: number; readonly onChange: (value: string) => void };

const SIGNATORIES = 3;

function Area({ label, hint, value, maxLength, onChange }: AreaProps) {
  const id = useId();
  return (
    <div className={classes.area}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} value={value} maxLength={maxLength} aria-describedby={`${id}-hint`} onChange={(event) => onChange(event.currentTarget.value)} />
      <p id={`${id}-hint`} className={classes.note}>
        {hint}
      </p>
    </div>
  );
}

function Signatories({ content, onChange }: ContentProps) {
  const t = useText();
  const { signatories } = content;
  const change = (index: number, part: Partial<TemplateContent['signatories'][number]>): void =>
    onChange({ ...content, signatories: signatories.map((signatory, at) => (at === index ? { ...signatory, ...part } : signatory)) });
  return (
    <fieldset className={classes.fields}>
      <legend>{t('certificates.template.signatories')}</legend>
      {signatories.map((signatory, index) => (
        <div key={index} className={classes.signatory} role="group" aria-label={t('certificates.template.signatory', { number: index + 1 })}>
          <TextField label={t('certificates.template.signatory.name')} value={signatory.name} onChange={(name) => change(index, { name })} maxLength={150} required />
          <TextField label={t('certificates.template.signatory.title')} value={signatory.title} onChange={(title) => change(index, { title })} maxLength={200} required />
          <TextField label={t('certificates.template.signatory.nip')} value={signatory.nip ?? ''} onChange={(nip) => change(index, { nip })} inputMode="numeric" maxLength={24} />
          {signatories.length > 1 ? (
            <div>
              <Button look="quiet" onClick={() => onChange({ ...content, signatories: signatories.filter((_, at) => at !== index) })}>
                {t('certificates.template.signatory.remove', { number: index + 1 })}
              </Button>
            </div>
          ) : null}
        </div>
      ))}
      {signatories.length < SIGNATORIES ? (
        <div>
          <Button look="outline" before={<IconPlus size={18} />} onClick={() => onChange({ ...content, signatories: [...signatories, { name: '', title: '', nip: null }] })}>
            {t('certificates.template.signatory.add')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

function Shown({ content, onChange }: ContentProps) {
  const t = useText();
  return (
    <fieldset className={classes.fields}>
      <legend>{t('certificates.template.shown')}</legend>
      <div>
        <label className={classes.check}>
          <input type="checkbox" checked={content.showScore} onChange={(event) => onChange({ ...content, showScore: event.currentTarget.checked })} />
          {t('certificates.template.show_score')}
        </label>
        <label className={classes.check}>
          <input type="checkbox" checked={content.showBirth} onChange={(event) => onChange({ ...content, showBirth: event.currentTarget.checked })} />
          {t('certificates.template.show_birth')}
        </label>
      </div>
      <TextField
        label={t('certificates.template.qualification')}
        hint={t('certificates.template.qualification.hint')}
        value={content.qualification ?? ''}
        onChange={(qualification) => onChange({ ...content, qualification })}
        maxLength={60}
      />
    </fieldset>
  );
}

/** Everything a template says. */
export function TemplateFields({ draft, onChange }: FieldsProps) {
  const t = useText();
  const { content } = draft;
  const put = (next: TemplateContent): void => onChange({ ...draft, content: next });
  const languages = [
    { value: 'id' as const, label: 'Bahasa Indonesia' },
    { value: 'en' as const, label: 'English' },
  ];
  return (
    <>
      <TextField label={t('certificates.template.name')} hint={t('certificates.template.name.hint')} value={draft.name} onChange={(name) => onChange({ ...draft, name })} maxLength={80} required />
      <TextField label={t('certificates.template.title')} value={content.title} onChange={(title) => put({ ...content, title })} maxLength={80} required />
      <WordingField
        value={content.wording.join('\n')}
        maxLength={1200}
        onChange={(text) => put({ ...content, wording: text === '' ? [] : text.split('\n').slice(0, 4) })}
      />
      <TextField label={t('certificates.template.place')} value={content.issuePlace} onChange={(issuePlace) => put({ ...content, issuePlace })} maxLength={80} required />
      <Signatories content={content} onChange={put} />
      <Shown content={content} onChange={put} />
      <Choices legend={t('certificates.template.language')} options={languages} value={content.language} onChange={(language) => put({ ...content, language })} />
      <Area
        label={t('certificates.template.legal')}
        hint={t('certificates.template.legal.hint')}
        value={content.legalNote ?? ''}
        maxLength={600}
        onChange={(legalNote) => put({ ...content, legalNote: legalNote.replace(/\n/g, ' ') })}
      />
    </>
  );
}
