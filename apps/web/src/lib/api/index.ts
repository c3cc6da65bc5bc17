export { call, callForFile, callForNamedFile, callOnce, callWith, type NamedFile } from './client.js';
export { serverNow } from './clock.js';
export { followNews } from './follow-news.js';
export { isProblem, Problem, Unreachable, type FieldProblem } from './problem.js';
export { createQueryClient, pagedQuery, routeKey, routeQuery, useRouteMutation, withCursor, type PagedKey } from './query.js';
export type { GetKey, Input, Output, RouteKey, Row, WriteKey } from './route-types.js';
