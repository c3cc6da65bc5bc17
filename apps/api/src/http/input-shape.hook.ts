import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { inputLimits, shapeProblem, type ShapeProblem } from './input-shape.js';

const ordinary = inputLimits(undefined);

function refusalOf({ path, code, limit }: ShapeProblem): ZodError {
  return new ZodError([{ code: 'custom', path: [...path], message: code, params: { code, limit }, input: undefined }]);
}

/**
 * Refuses with 400 what no schema should have to look at: too deep, too many fields, too long, not storable (X08, X11).
 * `usualBytes` is the body limit of routes that state none.
 */
export function refuseOddInput(usualBytes: number) {
  return ({ params, query, body, routeOptions: { bodyLimit } }: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
    const problem =
      shapeProblem(params, ordinary) ??
      shapeProblem(query, ordinary) ??
      (body === undefined ? null : shapeProblem(body, inputLimits(bodyLimit === usualBytes ? undefined : bodyLimit)));
    done(problem ? refusalOf(problem) : undefined);
  };
}
