import type { MailFrame, Wordings } from './templates.js';

export const englishFrame: MailFrame = {
  greeting: (recipient) => `Dear ${recipient},`,
  linkHelp: 'If the button does not open, copy this address into your browser:',
  closing: (agency) => `This mail was sent automatically by ${agency}. Please do not reply to it.`,
};

export const english: Wordings = {
  'password-reset': ({ validUntil }) => ({
    subject: 'Reset your password',
    paragraphs: [
      'We received a request to reset the password of your account.',
      `This link is valid until ${validUntil} and works once.`,
      'If you did not ask for it, ignore this mail. Your password has not changed.',
    ],
    button: 'Reset password',
  }),
  welcome: ({ agency, signInName, validUntil }) => ({
    subject: `Your learning account at ${agency} is ready`,
    paragraphs: [`${agency} has created a learning account for you. You sign in with ${signInName}.`, `Choose your password first. This link is valid until ${validUntil}.`],
    button: 'Choose password',
  }),
  enrolled: ({ course, due }) => ({
    subject: `You are enrolled in ${course}`,
    paragraphs: [`You are enrolled in the course ${course}.`, ...(due === null ? [] : [`Complete it by ${due}.`])],
    button: 'Start learning',
  }),
  'due-soon': ({ course, due }) => ({
    subject: `The deadline of ${course} is near`,
    paragraphs: [`You have not completed the course ${course} yet. It is due on ${due}.`, 'Your progress is saved. You can continue with the last lesson.'],
    button: 'Continue learning',
  }),
  'result-released': ({ course, quiz }) => ({
    subject: `The result of ${quiz} is available`,
    paragraphs: [`The result of ${quiz} in the course ${course} has been released. Score and explanations are on your results page.`],
    button: 'View result',
  }),
  'certificate-issued': ({ course, number }) => ({
    subject: `Your certificate for ${course} has been issued`,
    paragraphs: [`Congratulations, you have completed the course ${course}.`, `Your certificate has the number ${number}.`],
    button: 'View certificate',
  }),
  'certificate-revoked': ({ course, number, reason }) => ({
    subject: `Your certificate for ${course} has been revoked`,
    paragraphs: [
      `Certificate number ${number} for the course ${course} has been revoked and is no longer valid.`,
      `Reason: ${reason}`,
      'If you think this is a mistake, object to it with the admin of your agency.',
    ],
    button: 'View details',
  }),
  'import-finished': ({ file, added, updated, failed }, count) => ({
    subject: failed === 0 ? `Import of ${file} finished` : `Import of ${file} finished, ${count(failed)} rows need correction`,
    paragraphs: [
      `The import of ${file} finished: ${count(added)} rows added, ${count(updated)} rows updated, ${count(failed)} rows failed.`,
      ...(failed === 0 ? [] : ['Download the failed rows, correct them and import again. Rows that are in will not be doubled.']),
    ],
    button: 'View import',
  }),
  'session-moved': ({ session, run, when, place }) => ({
    subject: `${session} has moved`,
    paragraphs: [`The session ${session} (${run}) has changed. It now starts on ${when}.`, `Place or link: ${place}`],
    button: 'Open the calendar',
  }),
  'session-cancelled': ({ session, run, when, reason }) => ({
    subject: `${session} is cancelled`,
    paragraphs: [`The session ${session} (${run}) on ${when} is cancelled.`, `Reason: ${reason}`],
    button: 'Open the calendar',
  }),
  'session-soon': ({ session, run, when, place }) => ({
    subject: `Reminder: ${session}, ${when}`,
    paragraphs: [`The session ${session} (${run}) starts on ${when}.`, `Place or link: ${place}`],
    button: 'Open the calendar',
  }),
  'package-offered': ({ course, from, version }, count) => ({
    subject: `${from} offers ${course}`,
    paragraphs: [`${from} offers the course ${course} (version ${count(version)}) to your agency. Look at it, then accept it or decline it with a reason.`],
    button: 'View the offer',
  }),
  'package-updated': ({ course, from, version }, count) => ({
    subject: `A new version of ${course} by ${from}`,
    paragraphs: [
      `${from} has published version ${count(version)} of the course ${course}, which you use as a course of your own.`,
      'Look at what changed, then merge it into your draft or decline it. Unless you act, your course stays as it is.',
    ],
    button: 'View the changes',
  }),
  'behaviour-self': ({ course, days, note, until }) => ({
    subject: `What has changed since the training ${course}?`,
    paragraphs: [
      `About ${days} days ago you completed ${course}. Tell what you have done differently since. A few questions, about three minutes.`,
      'Your name is not kept with the answer.',
      `This link is for you, works once, and is valid until ${until}.`,
      ...(note === '' ? [] : [note]),
    ],
    button: 'Answer the questions',
  }),
  'behaviour-asked': ({ alumnus, course, days, note, until }) => ({
    subject: `What has changed with ${alumnus} since the training?`,
    paragraphs: [
      `About ${days} days ago ${alumnus} completed ${course}. Tell what you see done differently in daily work. A few questions, about three minutes.`,
      'Your name is not kept with the answer, and answers are only shown together with those of others.',
      `This link is for you, works once, and is valid until ${until}.`,
      ...(note === '' ? [] : [note]),
    ],
    button: 'Answer the questions',
  }),
  'export-ready': ({ file, validUntil }) => ({
    subject: `File ${file} is ready to download`,
    paragraphs: [`The file ${file} that you asked for is ready. It can be downloaded until ${validUntil}.`],
    button: 'Download file',
  }),
};
