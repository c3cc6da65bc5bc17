import type { Route } from '@sinau/contracts/core';
import type { FastifyRequest } from 'fastify';
import { ZodRealError, type ZodError } from 'zod';
import { inputLimits, shapeProblem, type ShapeProblem } from './input-shape.js';

const ordinary = inputLimits(undefined);

function refusalOf({ path, code, limit }: ShapeProblem): ZodError {
  return new ZodRealError([{ code: 'custom', path: [...path], message: code, params: { code, limit }, input: undefined }]);
}

/** Refuses with 400 what no schema should have to look at: too deep, too many fields, too long, not storable (X08, X11). */
export function refuseOddInput({ bodyLimit }: Route, { params, query, body }: FastifyRequest): void {
  const problem = shapeProblem(params, ordinary) ?? shapeProblem(query, ordinary) ?? (body === undefined ? null : shapeProblem(body, inputLimits(bodyLimit)));
  if (problem) throw refusalOf(problem);
}
