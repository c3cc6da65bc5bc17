export { ArticleBody } from './article-body.js';
