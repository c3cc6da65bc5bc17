/** One archive per bulk issue: making it again overwrites it. */
export function archiveKey(agencyId: string, taskId: string): string {
  return `certificate-archives/${agencyId}/${taskId}.zip`;
}
