import { Tables1763800000000 } from './1763800000000-tables.js';
import { Walls1763800000001 } from './1763800000001-walls.js';
import { Functions1763800000002 } from './1763800000002-functions.js';
import { OwnRows1763801000000 } from './1763801000000-own-rows.js';
import { Catalogue1763808600000 } from './1763808600000-catalogue.js';
import { Certificates1763808700000 } from './1763808700000-certificates.js';
import { Organisations1763810000000 } from './1763810000000-organisations.js';
import { MediaUploads1763809000000 } from './1763809000000-media-uploads.js';
import { PeopleAtScale1763812000000 } from './1763812000000-people-at-scale.js';
import { Operations1763812800000 } from './1763812800000-operations.js';
import { KeptNoLonger1763816400000 } from './1763816400000-kept-no-longer.js';
import { Upkeep1763815200000 } from './1763815200000-upkeep.js';
import { PositionAt1763816400000 } from './1763816400000-position-at.js';
import { AuditHeads1763818000000 } from './1763818000000-audit-heads.js';
import { PaperQuestions1763820000000 } from './1763820000000-paper-questions.js';
import { AttemptDeadlines1763819000000 } from './1763819000000-attempt-deadlines.js';
import { MailsOfOneAgency1763820600000 } from './1763820600000-mails-of-one-agency.js';
import { ProgrammeCycle1795358590331 } from './1795358590331-programme-cycle.js';
import { EditedBy1795358700000 } from './1795358700000-edited-by.js';
import { ClaimsAndRecords1795361593000 } from './1795361593000-claims-and-records.js';
import { SessionAttendance1795361676665 } from './1795361676665-session-attendance.js';
import { Programmes1795361607088 } from './1795361607088-programmes.js';
import { NeedsAndPlans1795361501000 } from './1795361501000-needs-and-plans.js';
import { AuditChecks1795361898000 } from './1795361898000-audit-checks.js';
import { RunCompletions1795363404000 } from './1795363404000-run-completions.js';
import { CompetencyLevels1795361642231 } from './1795361642231-competency-levels.js';
import { ReissueRevoked1795363500000 } from './1795363500000-reissue-revoked.js';
import { NamesByWords1795364680000 } from './1795364680000-names-by-words.js';
import { QuickGaps1795364896000 } from './1795364896000-quick-gaps.js';
import { Evaluations1795369609000 } from './1795369609000-evaluations.js';
import { Packages1795369791000 } from './1795369791000-packages.js';
import { RulesOfEnrolment1795369633000 } from './1795369633000-rules-of-enrolment.js';
import { EvaluationLevels1795369900000 } from './1795369900000-evaluation-levels.js';
import { PracticeAndExperts1795369781000 } from './1795369781000-practice-and-experts.js';
import { Decisions1795369872000 } from './1795369872000-decisions.js';
import { RecordServices1795369734000 } from './1795369734000-record-services.js';
import { LaddersAndLanguages1795369797000 } from './1795369797000-ladders-and-languages.js';
import { PackagesSayTheirLanguage1795373416000 } from './1795373416000-packages-say-their-language.js';
import { PlatformReport1795372742000 } from './1795372742000-platform-report.js';
import { GuestsDecided1795374157000 } from './1795374157000-guests-decided.js';
import { CorrectedRecords1795385330000 } from './1795385330000-corrected-records.js';
import { PackagesBesideTheCourse1795385122000 } from './1795385122000-packages-beside-the-course.js';
import { NewsBetweenAgencies1795382454000 } from './1795382454000-news-between-agencies.js';
import { ReceivedLadders1795373102000 } from './1795373102000-received-ladders.js';
import { NumbersEndWithService1795383028000 } from './1795383028000-numbers-end-with-service.js';
import { KnownRaters1795382289000 } from './1795382289000-known-raters.js';
import { FoundNeeds1795381900000 } from './1795381900000-found-needs.js';
import { WorkerWritesProfiles1795384401000 } from './1795384401000-worker-writes-profiles.js';
import { NamedInstructors1795383977000 } from './1795383977000-named-instructors.js';
import { EvidenceCountsOnce1795384846000 } from './1795384846000-evidence-counts-once.js';
import { MarksByCompetency1795384684000 } from './1795384684000-marks-by-competency.js';

/** In the order of their time. Once landed, a migration is never edited. */
export const migrations = [
  Tables1763800000000, Walls1763800000001, Functions1763800000002, OwnRows1763801000000, Catalogue1763808600000, Certificates1763808700000,
  Organisations1763810000000,
  MediaUploads1763809000000,
  PeopleAtScale1763812000000,
  Operations1763812800000,
  KeptNoLonger1763816400000,
  Upkeep1763815200000,
  PositionAt1763816400000,
  AuditHeads1763818000000,
  PaperQuestions1763820000000,
  AttemptDeadlines1763819000000,
  MailsOfOneAgency1763820600000,
  ProgrammeCycle1795358590331,
  EditedBy1795358700000,
  ClaimsAndRecords1795361593000,
  SessionAttendance1795361676665,
  Programmes1795361607088,
  NeedsAndPlans1795361501000,
  AuditChecks1795361898000,
  RunCompletions1795363404000,
  CompetencyLevels1795361642231,
  ReissueRevoked1795363500000,
  NamesByWords1795364680000,
  QuickGaps1795364896000,
  Evaluations1795369609000,
  PracticeAndExperts1795369781000,
  Packages1795369791000,
  RulesOfEnrolment1795369633000,
  EvaluationLevels1795369900000,
  Decisions1795369872000,
  RecordServices1795369734000,
  LaddersAndLanguages1795369797000,
  PackagesSayTheirLanguage1795373416000,
  PlatformReport1795372742000,
  GuestsDecided1795374157000,
  ReceivedLadders1795373102000,
  NumbersEndWithService1795383028000,
  KnownRaters1795382289000,
  FoundNeeds1795381900000,
  NewsBetweenAgencies1795382454000,
  PackagesBesideTheCourse1795385122000,
  CorrectedRecords1795385330000,
  WorkerWritesProfiles1795384401000,
  NamedInstructors1795383977000,
  EvidenceCountsOnce1795384846000,
  MarksByCompetency1795384684000,
];
