/// <reference types="vite/client" />

/** True in development and in `vite build --mode gaya`: whether the style guide is part of the build. */
declare const __STYLE_GUIDE__: boolean;
