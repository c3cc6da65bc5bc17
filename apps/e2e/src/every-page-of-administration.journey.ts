import { everyPage } from './harness/every-page.js';

everyPage({ roles: ['agencyAdmin', 'platformAdmin', 'auditor'], inEnglish: ['agencyAdmin'], owns: (route) => route.startsWith('/admin') || route.startsWith('/kelola/paket') });
