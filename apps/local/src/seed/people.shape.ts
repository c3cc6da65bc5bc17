import { roles } from '@sinau/domain/identity';
import { z } from 'zod';

/** Shapes of people.json and progress.json. `key` names a thing inside the demo; a day counts from the day of seeding (0). */
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const sentence = z.string().trim().min(1);
const date = z.iso.date();
const day = z.int();

const appointment = z.strictObject({
  positionTitle: sentence,
  positionKind: z.enum([
    'pimpinan_tinggi_utama', 'pimpinan_tinggi_madya', 'pimpinan_tinggi_pratama', 'administrator', 'pengawas', 'pelaksana',
    'ahli_utama', 'ahli_madya', 'ahli_muda', 'ahli_pertama', 'penyelia', 'mahir', 'terampil', 'pemula',
  ]),
  rank: z.string().regex(/^(I{1,3}\/[a-d]|IV\/[a-e]|[IVX]+)$/),
  unit: key,
  assignmentKind: z.enum(['definitive', 'plt', 'plh', 'pj', 'additional']),
  validFrom: date,
});

export const peopleShape = z.strictObject({
  agency: z.strictObject({ key, name: sentence, shortName: sentence, code: sentence, timeZone: sentence, certificateNumberPattern: sentence }),
  certificate: z.strictObject({
    title: sentence,
    wording: z.array(sentence),
    issuePlace: sentence,
    logo: z.literal('logo.png'),
    signatories: z.array(z.strictObject({ person: key, title: sentence })).min(1).max(3),
  }),
  /** A parent stands before its children. */
  units: z.array(z.strictObject({ key, code: z.string().regex(/^[A-Z]+(-[A-Z]+)*$/).max(20), name: sentence, parent: key.nullable(), head: key.nullable() })),
  people: z.array(
    z.strictObject({
      key,
      fullName: sentence,
      sex: z.enum(['L', 'P']),
      birthPlace: sentence,
      birthDate: date,
      email: z.email(),
      identifier: z.strictObject({ kind: z.enum(['nip', 'ni_pppk']), value: z.string().regex(/^\d{18}$/), validFrom: date }),
      appointment,
      additionalAppointments: z.array(appointment).optional(),
    }),
  ),
  accounts: z.array(
    z.strictObject({
      person: key,
      purpose: sentence,
      roles: z.array(
        z.strictObject({
          role: z.enum(roles),
          scope: z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('agency') }),
            z.strictObject({ kind: z.literal('platform') }),
            z.strictObject({ kind: z.literal('unit'), unit: key }),
          ]),
        }),
      ),
    }),
  ),
});

export const progressShape = z.strictObject({
  runs: z.array(
    z.strictObject({
      key,
      course: key,
      name: sentence,
      startsDay: day,
      endsDay: day,
      capacity: z.int().positive(),
      selfEnrolment: z.boolean(),
      closedDay: day.nullable(),
    }),
  ),
  enrolments: z.array(
    z.strictObject({
      run: key,
      person: key,
      source: z.enum(['admin', 'self', 'file', 'unit']),
      enrolledDay: day,
      firstActiveDay: day.nullable(),
      lastActiveDay: day.nullable(),
      /** Lessons done, counted from the course's first. */
      lessonsDone: z.int().min(0),
      openLesson: z.strictObject({ lesson: key, seconds: z.int().positive().optional() }).nullable(),
      /** In order. `wrong`: keys of the questions answered so that they earn nothing; `score`: percent that follows. */
      attempts: z.array(z.strictObject({ quiz: key, day, wrong: z.array(z.string()), score: z.number() })),
      completedDay: day.nullable(),
      certificate: z
        .discriminatedUnion('state', [
          z.strictObject({ state: z.literal('valid'), issuedDay: day }),
          z.strictObject({
            state: z.literal('revoked'),
            issuedDay: day,
            revokedDay: day,
            reasonClass: z.enum(['data_error', 'not_entitled', 'replaced', 'other']),
            reason: sentence,
            /** Whether a valid one was issued in its place the same day. */
            reissued: z.boolean(),
          }),
        ])
        .nullable(),
      withdrawn: z.boolean(),
    }),
  ),
});
