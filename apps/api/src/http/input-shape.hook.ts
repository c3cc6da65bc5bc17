import type { FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { inputLimits, shapeProblem, type ShapeProblem } from './input-shape.js';

const ordinary = inputLimits(undefined);

function assertShape(problem: ShapeProblem | null): void {
  if (problem) throw new ZodError([{ code: 'custom', path: [...problem.path], message: problem.message, input: undefined }]);
}

/**
 * Refuses with 400 what no schema should have to look at: too deep, too many fields, too long, not storable (X08, X11).
 * `usualBytes` is the body limit of routes that state none.
 */
export function refuseOddInput(usualBytes: number) {
  return async ({ params, query, body, routeOptions }: FastifyRequest): Promise<void> => {
    assertShape(shapeProblem(params, ordinary));
    assertShape(shapeProblem(query, ordinary));
    const limit = routeOptions.bodyLimit;
    if (body !== undefined) assertShape(shapeProblem(body, inputLimits(limit === usualBytes ? undefined : limit)));
  };
}
