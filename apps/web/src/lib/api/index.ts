export { call, callForFile, callForNamedFile, callOnce, callWith, type NamedFile } from './client.js';
export { serverNow } from './clock.js';
export { openEvents, type EventHandlers, type EventStream } from './events.js';
export { isProblem, Problem, Unreachable, type FieldProblem } from './problem.js';
export { createQueryClient, pagedQuery, routeKey, routeQuery, useRouteMutation, withCursor, type PagedKey } from './query.js';
export type { GetKey, Input, Output, RouteKey, Row, WriteKey } from './route-types.js';
