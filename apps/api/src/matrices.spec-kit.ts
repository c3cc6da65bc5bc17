import type { MatrixRow } from './access-matrix.spec-kit.js';
import { coursesMatrix } from './courses/courses.matrix.js';
import { identityMatrix } from './identity/identity.matrix.js';

/** Rows by feature, under the names of the route tables. One line per feature. */
export const matrices: Readonly<Record<string, Readonly<Record<string, MatrixRow>>>> = {
  identity: identityMatrix,
  courses: coursesMatrix,
};
