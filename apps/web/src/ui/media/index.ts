export { LessonPlayer, PreviewPlayer, type LessonPlayerProps } from './lesson-player.js';
export { DocumentView, PreviewDocument } from './document-view.js';
