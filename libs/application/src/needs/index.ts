export { ReadNeeds, type NeedsQuery } from './read-needs.js';
export { WriteNeed } from './write-need.js';
export { DecideNeed } from './decide-need.js';
export { ProposeNeeds } from './propose-needs.js';
export { ProposeFromSurveys } from './propose-from-surveys.js';
export { NeedVoices } from './need-voices.js';
export { SharedNeeds } from './shared-needs.js';
