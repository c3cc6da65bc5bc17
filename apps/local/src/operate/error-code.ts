/** Whether an error of Node carries this code. Asks for the shape, since Node's errors are of another realm inside Jest. */
export const hasCode = (error: unknown, code: string): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === code;
