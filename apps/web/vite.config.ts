import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type UserConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { chunkFolder } from './vite/chunks.js';
import { compileCatalogues } from './vite/compile-catalogues.js';
import { nameFirstPages } from './vite/first-pages.js';
import { preloadFont } from './vite/preload-font.js';
import { shareCode } from './vite/shared-code.js';

const api = process.env['SINAU_API_URL'] ?? 'http://127.0.0.1:3000';

/** Learners' pages to which another page leads: what they need is asked for one step later. */
const SELDOM = /\/(?:practices?|scan|claims?|new-claim|requests|team|team-member|own-levels|rate-experts|change-password|evaluation|answer|own-gain|my-certificates?|my-learning|catalogue|account|calendar|points|notifications|catalogue-course|start|result|lesson)\.page-/;

const manifest = {
  id: '/',
  name: 'Sinau',
  short_name: 'Sinau',
  description: 'Tempat belajar aparatur sipil negara',
  lang: 'id',
  dir: 'ltr' as const,
  start_url: '/',
  scope: '/',
  display: 'standalone' as const,
  background_color: '#F3F6F5',
  theme_color: '#084A49',
  icons: [
    { src: '/icons/sinau.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/icons/sinau-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/sinau-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/sinau-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' as const },
  ],
};

const root = fileURLToPath(new URL('.', import.meta.url));
const resolve = { conditions: ['@sinau/source', ...defaultClientConditions] };
const define = (mode: string) => ({ __STYLE_GUIDE__: JSON.stringify(mode !== 'production') });

export default defineConfig(async ({ command, mode }): Promise<UserConfig> => {
  // The plugins keep state: each build has its own.
  const sharedChunk = command === 'build' ? await shareCode({ root, mode, plugins: [compileCatalogues(), react()], resolve, define: define(mode) }) : () => null;
  return {
    root,
    plugins: [
      compileCatalogues(),
      react(),
      preloadFont(),
      nameFirstPages(),
      VitePWA({
        strategies: 'injectManifest',
        srcDir: 'src',
        filename: 'sw.ts',
        injectRegister: false,
        manifest,
        injectManifest: {
          globPatterns: ['index.html', 'boot.js', 'icons/sinau.svg', 'assets/*.{js,css,woff2}'],
          globIgnores: ['assets/staff/**', 'assets/player/**'],
        },
      }),
    ],
    resolve,
    define: define(mode),
    server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: api } } },
    preview: { host: '127.0.0.1', port: 4173, proxy: { '/api': { target: api } } },
    build: {
      manifest: true,
      assetsInlineLimit: 0,
      modulePreload: {
        polyfill: false,
        // The names of what staff pages need, and pages that nobody's visit begins with, would weigh on everybody's first page.
        resolveDependencies: (file, needed) => (file.includes('/staff/') || SELDOM.test(file) ? needed.filter((name) => name.endsWith('.css')) : needed),
      },
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        output: {
          entryFileNames: 'assets/[name]-[hash].js',
          chunkFileNames: ({ moduleIds }) => `${chunkFolder(moduleIds)}/[name]-[hash].js`,
          codeSplitting: { groups: ['framework', 'base', 'learner', 'staff'].map((name) => ({ name, test: (id: string) => sharedChunk(id) === name })) },
        },
      },
    },
  };
});
