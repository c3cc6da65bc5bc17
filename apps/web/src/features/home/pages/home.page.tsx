import { hasRole, useMe } from '../../../lib/session/index.js';
import { LearnerHome } from '../components/learner-home.js';
import { StaffHome } from '../components/staff-home.js';

/** The first page: for learners where to go on, for everyone else the way to their work. */
export function HomePage() {
  return hasRole(useMe(), 'learner') ? <LearnerHome /> : <StaffHome />;
}
