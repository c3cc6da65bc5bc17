export { PictureError, type PictureFault } from './picture-error.js';
export { pictureHead, type PictureHead } from './picture-head.js';
export { MOST_PIXELS, rewritePicture, type RewrittenPicture } from './rewrite-picture.js';
