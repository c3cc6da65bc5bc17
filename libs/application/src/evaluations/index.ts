export { ReadForms } from './read-forms.js';
export { ManageForms } from './manage-forms.js';
export { ManageReaction } from './manage-reaction.js';
export { ReadReaction } from './read-reaction.js';
export { reactionCsv } from './reaction-csv.js';
export { AnswerReaction } from './answer-reaction.js';
export { AskForReactions } from './ask-for-reactions.js';
export { evaluationOwed } from './certificate-waits.js';
