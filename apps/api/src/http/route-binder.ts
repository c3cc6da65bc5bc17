import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Admission } from './admission.js';
import { refuseOddInput } from './odd-input.js';
import { answerProblem } from './problem.filter.js';
import { RawReply } from './raw-reply.js';
import { RouteHandlers, type RouteHandler } from './route-handlers.js';
import { inputOf } from './route-input.js';
import type { SinauRequest } from './sinau-request.js';

/** Fastify would send what is no Error as an answer of 200. */
function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('what was thrown is no Error', { cause: thrown });
}

/**
 * Serves each declared route by its handler, straight from Fastify: a shape that schemas may look at, who asks and whether
 * they may, what the schemas let in, the handler, what the view lets out. Nest makes the controllers; its own pipeline of
 * guards, pipes and interceptors would be felt in every request. No path leads to a handler but through here.
 */
@Injectable()
export class RouteBinder {
  constructor(
    @Inject(RouteHandlers) private readonly handlers: RouteHandlers,
    @Inject(Admission) private readonly admission: Admission,
  ) {}

  bind(fastify: FastifyInstance): void {
    fastify.decorateRequest('sinau', null);
    for (const handler of this.handlers.all()) {
      const { method, path } = handler.route;
      fastify.route({
        method,
        url: path,
        errorHandler: answerProblem,
        // Sent from within: a returned promise would be waited for, and then the reply as another.
        handler: (request, reply) => void this.serve(handler, request, reply).catch((thrown: unknown) => reply.send(errorOf(thrown))),
      });
    }
  }

  private async serve({ route, run }: RouteHandler, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    refuseOddInput(route, request);
    const facts = await this.admission.admit(route, request);
    facts.input = inputOf(route, request);
    const known: SinauRequest = Object.assign(request, { sinau: facts });
    reply.status(route.status ?? 200);
    const result = await run({ ...facts.input, actor: facts.actor, request: known }, reply);
    reply.send(result instanceof RawReply ? result.content : route.returns.parse(result));
  }
}
