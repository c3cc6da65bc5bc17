import type { Route } from '@sinau/contracts/core';
import { routeTables } from '@sinau/contracts/routes';
import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { ROUTE } from './handles.js';

/** Written by Nest's own mapping decorators: such a method would be served without a declared permission. */
const NEST_PATH = 'path';

export type RouteHandler = { readonly route: Route; readonly run: (call: unknown, reply: FastifyReply) => unknown };
type Method = { readonly name: string; readonly handler: RouteHandler | null };

function declared(): Route[] {
  return Object.values(routeTables).flatMap((table) => Object.values<Route>(table));
}

/** The controllers' methods by the routes that they are bound to. */
@Injectable()
export class RouteHandlers {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  /** Throws when a handler has no route (and so no permission), or a route not exactly one handler. */
  all(): RouteHandler[] {
    const methods = this.discovery.getControllers().flatMap(({ instance }: { instance: unknown }) => this.methodsOf(instance));
    const handlers = methods.flatMap(({ handler }) => handler ?? []);
    const bare = methods.filter(({ handler }) => handler === null).map(({ name }) => `${name} handles HTTP without a declared route`);
    const counts = declared().map((route) => ({ route, count: handlers.filter((handler) => handler.route === route).length }));
    const wrong = counts.filter(({ count }) => count !== 1).map(({ route, count }) => `${route.method} ${route.path} has ${count} handlers`);
    const problems = [...bare, ...wrong];
    if (problems.length > 0) throw new Error(`routes and handlers disagree:\n${problems.join('\n')}`);
    return handlers;
  }

  private methodsOf(controller: unknown): Method[] {
    if (typeof controller !== 'object' || controller === null) return [];
    const prototype: Record<string, unknown> = Object.getPrototypeOf(controller);
    return new MetadataScanner().getAllMethodNames(prototype).flatMap((key): Method[] => {
      const method = prototype[key];
      if (typeof method !== 'function') return [];
      const route = this.reflector.get<Route | undefined>(ROUTE, method);
      const name = `${controller.constructor.name}.${key}`;
      if (route) return [{ name, handler: { route, run: (call, reply) => Reflect.apply(method, controller, [call, reply]) } }];
      return Reflect.hasMetadata(NEST_PATH, method) ? [{ name, handler: null }] : [];
    });
  }
}
