import type { Route } from '@sinau/contracts/core';
import { inRequest } from '@sinau/persistence/core';
import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { ZodType } from 'zod';
import { z } from 'zod';
import { ROUTE } from './handles.js';
import { RawReply } from './raw-reply.js';
import type { SinauRequest } from './sinau-request.js';

const none = z.strictObject({});

function parsed(schema: ZodType | undefined, value: unknown): unknown {
  return schema ? schema.parse(value) : (none.parse(value ?? {}), undefined);
}

/** Parses what comes in by the route's schemas, and lets out only what its view declares. */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = this.reflector.get<Route>(ROUTE, context.getHandler());
    const request = context.switchToHttp().getRequest<SinauRequest>();
    request.sinau.input = {
      params: parsed(route.params, request.params),
      query: parsed(route.query, request.query),
      body: route.method === 'GET' || (!route.body && request.body === undefined) ? undefined : parsed(route.body, request.body),
    };
    return from(inRequest(request.id, () => lastValueFrom(next.handle(), { defaultValue: undefined })).then((result: unknown) => (result instanceof RawReply ? result.content : route.returns.parse(result))));
  }
}
