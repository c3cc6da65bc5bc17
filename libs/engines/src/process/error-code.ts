/** Whether an error of Node carries one of these codes. Asks for the shape, since Node's errors are of another realm inside Jest. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
