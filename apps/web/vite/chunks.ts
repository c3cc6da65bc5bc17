/**
 * Code that only instructors and administrators need. Its chunks live under `assets/staff/`: they are
 * never precached, and check-budgets.mjs fails when a learner's route reaches one.
 */
const STAFF = [
  /\/src\/features\/[^/]+\/(manage|admin)\//,
  /\/src\/features\/[^/]+\/staff-routes\.ts/,
  /\/src\/staff-tree\.ts/,
  /\/src\/ui\/data-table\//,
  /\/node_modules\/(@tiptap|prosemirror-[^/]+|@uppy|@dnd-kit|@tanstack\/(react-table|table-core)|react-hook-form|@hookform|zod|recharts)\//,
];

/** Loaded after a tap on a video's poster. */
const PLAYER = /\/node_modules\/(@videojs|hls\.js|media-[^/]+)\//;

const FRAMEWORK = /\/node_modules\/(react|react-dom|scheduler|use-sync-external-store|@lingui\/[a-z-]+|@tanstack\/(react-router|router-core|history|react-store|store))\//;

/** Small parts of nearly every page, the login page among them: one file instead of fifteen. */
const BASE = /\/src\/(ui\/(form\/(?!select)|button|mark|motif|skip-link|states|page-title|toast|shell\/(language-switch|scheme|offline-band|shell\.module))|lib\/(api\/(client|index|problem)|session\/kept|offline\/online|scheme))|\/@tabler\/icons-react\/dist\/esm\/(createReactComponent|defaultAttributes|icons\/Icon(AlertCircle|AlertTriangle|CloudOff|Eye|EyeOff|Moon|Sun|X)\.)/;

function bare(id: string): string {
  return id.split('?')[0] ?? id;
}

export function isStaff(id: string): boolean {
  return STAFF.some((pattern) => pattern.test(bare(id)));
}

export function isFramework(id: string): boolean {
  return FRAMEWORK.test(bare(id));
}

export function isBase(id: string): boolean {
  return BASE.test(bare(id)) && !isStaff(id);
}

/** Where a chunk goes, by what it holds. */
export function chunkFolder(moduleIds: readonly string[]): string {
  if (moduleIds.some(isStaff)) return 'assets/staff';
  if (moduleIds.some((id) => PLAYER.test(bare(id)))) return 'assets/player';
  return 'assets';
}
