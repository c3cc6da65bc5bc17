import { jest } from '@jest/globals';

// A bound against what never ends, not a measure: a step visits dozens of pages, and the machine may be busy.
jest.setTimeout(1_200_000);
