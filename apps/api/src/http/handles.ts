import 'reflect-metadata';
import type { Route, RouteInput, RouteParts } from '@sinau/contracts/core';
import type { Actor } from '@sinau/domain/identity';
import { applyDecorators, createParamDecorator, HttpCode, RequestMapping, RequestMethod, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { RawReply } from './raw-reply.js';
import type { SinauRequest } from './sinau-request.js';

export const ROUTE = 'sinau:route';

/** The handler, letting out only what the route's view declares. */
function viewing<Arguments extends unknown[]>(route: Route, handler: (...parts: Arguments) => unknown) {
  return async function (this: unknown, ...parts: Arguments): Promise<unknown> {
    const result = await handler.apply(this, parts);
    return result instanceof RawReply ? result.content : route.returns.parse(result);
  };
}

/** Binds a controller's method to a declared route: method, path, status, permission, schemas. */
export function Handles(route: Route) {
  return <Arguments extends unknown[], Result>(controller: object, name: string, descriptor: TypedPropertyDescriptor<(...parts: Arguments) => Result>): void => {
    const { value } = descriptor;
    if (!value) throw new Error(`${name} is no method`);
    const viewed = viewing(route, value);
    // Decorators below this one have written on the method itself.
    for (const key of Reflect.getMetadataKeys(value)) Reflect.defineMetadata(key, Reflect.getMetadata(key, value), viewed);
    Object.assign(descriptor, { value: viewed });
    applyDecorators(
      SetMetadata(ROUTE, route),
      HttpCode(route.status ?? 200),
      RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
    )(controller, name, descriptor);
  };
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
