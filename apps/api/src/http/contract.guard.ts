import type { Route } from '@sinau/contracts/core';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { z, type ZodType } from 'zod';
import { ROUTE } from './handles.js';
import type { SinauRequest } from './sinau-request.js';

const none = z.strictObject({});

function parsed(schema: ZodType | undefined, value: unknown): unknown {
  return schema ? schema.parse(value) : (none.parse(value ?? {}), undefined);
}

/** Lets in only what the route's schemas declare. Comes after the session's guard: a stranger learns nothing of the shape. */
@Injectable()
export class ContractGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const route = this.reflector.get<Route>(ROUTE, context.getHandler());
    const request = context.switchToHttp().getRequest<SinauRequest>();
    request.sinau.input = {
      params: parsed(route.params, request.params),
      query: parsed(route.query, request.query),
      body: route.method === 'GET' || (!route.body && request.body === undefined) ? undefined : parsed(route.body, request.body),
    };
    return true;
  }
}
