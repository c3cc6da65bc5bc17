import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { identityRoutes } from '@sinau/contracts/identity';
import { Get } from '@nestjs/common';
import { fastify } from 'fastify';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { SessionsController } from '../identity/sessions.controller.js';
import { Handles, ROUTE } from './handles.js';
import { RouteBinder } from './route-binder.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

const { prototype } = SessionsController;
/** What `createApi` does before it listens, with the controllers as they are now; on a server of its own, since one that listens takes no route. */
const bind = () => api.app.get(RouteBinder).bind(fastify());

const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
});

function addMethod(name: string, decorate: MethodDecorator): void {
  const descriptor: PropertyDescriptor = { value: () => null, configurable: true, writable: true };
  Object.defineProperty(prototype, name, descriptor);
  undo.push(() => Reflect.deleteProperty(prototype, name));
  decorate(prototype, name, descriptor);
}

function takeHandlerAway(route: object): void {
  const methods = Object.getOwnPropertyNames(prototype).map((name): unknown => Reflect.get(prototype, name));
  const handler = methods.find((method) => typeof method === 'function' && Reflect.getMetadata(ROUTE, method) === route);
  if (typeof handler !== 'function') throw new Error('no method has that route');
  Reflect.deleteMetadata(ROUTE, handler);
  undo.push(() => Reflect.defineMetadata(ROUTE, route, handler));
}

test('with one handler for each route there is nothing to refuse', () => {
  expect(bind).not.toThrow();
});

test('a method that Nest maps without a declared route keeps the API from starting', () => {
  addMethod('unguarded', Get('api/unguarded'));
  expect(bind).toThrow('SessionsController.unguarded handles HTTP without a declared route');
});

test('so does a declared route whose handler is gone', () => {
  takeHandlerAway(identityRoutes.signIn);
  expect(bind).toThrow('POST /api/sessions has 0 handlers');
});

test('and one that has two', () => {
  addMethod('second', Handles(identityRoutes.signIn));
  expect(bind).toThrow('POST /api/sessions has 2 handlers');
});
