export * from './mask-identifier.js';
export * from './identifier.js';
export * from './position.js';
export * from './unit-tree.js';
export * from './may-manage.js';
export * from './role-scopes.js';
export * from './people-file.js';
export * from './succession.js';
