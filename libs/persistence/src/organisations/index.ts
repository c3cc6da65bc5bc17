export * from './agency.entity.js';
export * from './unit.entity.js';
export * from './person.entity.js';
export * from './identifier.entity.js';
export * from './appointment.entity.js';
