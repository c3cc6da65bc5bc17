import type { Route, RouteInput, RouteParts } from '@sinau/contracts/core';
import type { Actor } from '@sinau/domain/identity';
import { SetMetadata } from '@nestjs/common';
import type { SinauRequest } from './sinau-request.js';

export const ROUTE = 'sinau:route';

/**
 * Binds a controller's method to a declared route: method, path, status, permission, schemas. The method is given the parsed
 * call, and the reply for headers; what it returns is cut to the route's view.
 */
export function Handles(route: Route): MethodDecorator {
  return SetMetadata(ROUTE, route);
}

/** What a handler of route `R` receives first: `signIn(call: Call<typeof identityRoutes.signIn>)`. */
export type Call<R extends RouteParts> = RouteInput<R> & {
  readonly actor: Actor;
  readonly request: SinauRequest;
};
