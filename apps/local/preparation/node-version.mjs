/** The sentence for a Node that is too old, or null. 20.19 and 22.12 are the first of their lines that load modules as we need it. */
export function complaintAboutNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return null;
  return `Sinau needs Node 20.19, 22.12 or newer; this is ${version}. Install one from https://nodejs.org and run the command again.`;
}
