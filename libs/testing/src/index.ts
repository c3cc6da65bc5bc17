export { testDatabase, testQueueDatabase, type TestDatabase } from './database/test-database.js';
