import type { Route, RouteInput, RouteParts } from '@sinau/contracts/core';
import type { Actor } from '@sinau/domain/identity';
import { applyDecorators, createParamDecorator, HttpCode, RequestMapping, RequestMethod, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { SinauRequest } from './sinau-request.js';

export const ROUTE = 'sinau:route';

/** Binds a controller's method to a declared route: method, path, status, permission, schemas. */
export function Handles(route: Route): MethodDecorator {
  return applyDecorators(
    SetMetadata(ROUTE, route),
    HttpCode(route.status ?? 200),
    RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
  );
}

/** What a handler of route `R` receives as its one argument. */
export type Call<R extends RouteParts> = RouteInput<R> & {
  readonly actor: Actor;
  readonly request: SinauRequest;
};

/** The parsed call: `signIn(@Incoming() call: Call<typeof identityRoutes.signIn>)`. */
export const Incoming = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<SinauRequest>();
  return { ...request.sinau.input, actor: request.sinau.actor, request };
});
