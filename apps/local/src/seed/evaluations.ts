import { AnswerReaction, AskForReactions, ManageForms, ManageReaction } from '@sinau/application/evaluations';
import type { Aspect, EvaluationLevel, FormItem } from '@sinau/domain/evaluations';
import type { PersonActor } from '@sinau/domain/identity';
import { newId, type Database } from '@sinau/persistence/core';
import type { Doors } from './doors.js';
import type { SeededEnrolment } from './learning.js';
import type { Organisation } from './organisation.js';

const statementOn = (aspect: Aspect, prompt: string): FormItem => ({ id: newId(), kind: 'likert', aspect, prompt, required: true, competencyId: null, scale: 4 });
const textOn = (aspect: Aspect, prompt: string): FormItem => ({ id: newId(), kind: 'text', aspect, prompt, required: false, competencyId: null });
const choiceOn = (aspect: Aspect, prompt: string, labels: readonly string[]): FormItem => ({
  id: newId(), kind: 'choice', aspect, prompt, required: false, competencyId: null, options: labels.map((label) => ({ id: newId(), label })),
});

const reaction: readonly FormItem[] = [
  statementOn('material', 'Materi sesuai dengan pekerjaan saya'),
  statementOn('material', 'Contoh kasus mudah dipahami'),
  statementOn('instructor', 'Pengajar menguasai materi'),
  statementOn('instructor', 'Pengajar menjawab pertanyaan dengan jelas'),
  statementOn('facilities', 'Ruang dan peralatan mendukung'),
  statementOn('usefulness', 'Saya dapat memakai hasilnya minggu ini juga'),
  choiceOn('usefulness', 'Lama pelatihan', ['Terlalu singkat', 'Pas', 'Terlalu lama']),
  textOn('other', 'Apa yang perlu diperbaiki?'),
];
const behaviour: readonly FormItem[] = [
  statementOn('behaviour', 'Memakai daftar risiko dalam rapat bulanan'),
  statementOn('behaviour', 'Mengenali risiko sebelum menjadi masalah'),
  statementOn('behaviour', 'Mencatat dan menindaklanjuti pengendalian risiko'),
  textOn('other', 'Contoh yang Anda lihat'),
];

/** Marks of the six statements, the chosen length, and a comment: twelve people, of whom two whole groups of five are shown. */
const answers: readonly (readonly [marks: string, length: 0 | 1 | 2, comment: string])[] = [
  ['443423', 0, 'Waktu praktik terlalu singkat, mohon ditambah satu hari'],
  ['334424', 0, 'Praktik lapangan sebaiknya dua kali'],
  ['443324', 0, 'Perbanyak praktik mengisi daftar risiko'],
  ['344423', 1, 'Ruangan panas dan sempit'],
  ['434424', 0, 'Praktiknya bagus, tetapi kurang lama'],
  ['444324', 1, 'Ruang kelas terlalu kecil untuk 25 orang'],
  ['343423', 0, 'Tambah praktik bersama puskesmas lain, hubungi saya di 0812-3456-7890'],
  ['444434', 1, 'Pendingin ruangan mati pada hari kedua'],
  ['334323', 1, 'Ruang tidak cukup stopkontak'],
  ['443424', 1, 'Ruangannya bising karena dekat jalan'],
  ['344433', 1, ''],
  ['433424', 0, 'Konsumsi datang terlambat'],
];

async function publish(forms: ManageForms, admin: PersonActor, name: string, level: EvaluationLevel, items: readonly FormItem[]): Promise<string> {
  const formId = newId();
  await forms.create(admin, { id: formId, name, level, copyOf: null });
  const { revision } = await forms.change(admin, formId, { revision: 1, name, items });
  const { versions } = await forms.publish(admin, formId, revision);
  return versions[0]?.id ?? '';
}

/** What a participant of the demo says, of the items as they were published. */
function answerOf([marks, length, comment]: (typeof answers)[number]) {
  const statements = reaction.filter(({ kind }) => kind === 'likert');
  const choice = reaction.find((item) => item.kind === 'choice');
  const text = reaction.find(({ kind }) => kind === 'text');
  const option = choice?.kind === 'choice' ? choice.options[length] : undefined;
  return {
    marks: { ...Object.fromEntries(statements.map(({ id }, at) => [id, Number(marks[at])])), ...(choice && option ? { [choice.id]: option.id } : {}) },
    texts: text && comment !== '' ? { [text.id]: comment } : {},
  };
}

/** Two forms, and the reaction to the run that was completed: all but the learner who tries the product answered; that one is asked. */
export async function seedEvaluations(doors: Doors, organisation: Organisation, serving: Database, enrolments: readonly SeededEnrolment[]): Promise<void> {
  const agency = { kind: 'agency', agencyId: organisation.agencyId } as const;
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: agency }]);
  const forms = new ManageForms(serving);
  const formVersionId = await publish(forms, admin, 'Formulir reaksi umum', 1, reaction);
  await publish(forms, admin, 'Perilaku setelah pelatihan', 3, behaviour);
  // Whoever waits for the bulk issue has not been completed by it yet.
  const completed = enrolments.filter(({ enrolment }) => enrolment.run === 'risiko-1' && enrolment.certificate !== null);
  const evaluationId = newId();
  await new ManageReaction(serving).set(admin, completed[0]?.runId ?? '', { id: evaluationId, formVersionId, opensOn: '2026-01-01', closesOn: null, requiredForCertificate: false, revision: null });
  const answer = new AnswerReaction(serving);
  const people = completed.filter(({ enrolment }) => enrolment.person !== 'dimas-arya').slice(0, answers.length);
  for (const [at, { enrolment }] of people.entries()) {
    const said = answers[at];
    if (said) await answer.answer(organisation.actor(enrolment.person, [{ role: 'learner', scope: agency }]), evaluationId, answerOf(said));
  }
  await new AskForReactions(doors.worker).run(organisation.system);
}
