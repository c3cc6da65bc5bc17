import type { Route } from '@sinau/contracts/core';
import { routeTables } from '@sinau/contracts/routes';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE } from './handles.js';

const PATH = 'path';

/**
 * Features whose routes are declared before their handlers are written, so that the screens can be typed by them.
 * Their routes answer 404. Empty at a release.
 */
export const arriving: ReadonlySet<string> = new Set();

function declared(): Route[] {
  const arrived = Object.entries(routeTables).filter(([feature]) => !arriving.has(feature));
  return arrived.flatMap(([, table]) => Object.values(table) as Route[]);
}

/** Refuses to start when a handler has no route (and so no permission), or a route not exactly one handler. */
@Injectable()
export class RouteAudit implements OnApplicationBootstrap {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const problems = this.problems();
    if (problems.length > 0) throw new Error(`routes and handlers disagree (a feature without handlers yet stands in route-audit's "arriving"):\n${problems.join('\n')}`);
  }

  private problems(): string[] {
    const handlers = this.discovery.getControllers().flatMap((wrapper) => this.handlersOf(wrapper.metatype));
    const bare = handlers.filter((handler) => !handler.route).map((handler) => `${handler.name} handles HTTP without a declared route`);
    const counts = declared().map((route) => ({ route, count: handlers.filter((handler) => handler.route === route).length }));
    const wrong = counts.filter(({ count }) => count !== 1).map(({ route, count }) => `${route.method} ${route.path} has ${count} handlers`);
    return [...bare, ...wrong];
  }

  private handlersOf(controller: unknown): { name: string; route: Route | undefined }[] {
    if (typeof controller !== 'function') return [];
    const prototype: Record<string, unknown> = controller.prototype;
    return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
      const method = prototype[name];
      if (typeof method !== 'function' || !Reflect.hasMetadata(PATH, method)) return [];
      return [{ name: `${controller.name}.${name}`, route: this.reflector.get<Route | undefined>(ROUTE, method) }];
    });
  }
}
