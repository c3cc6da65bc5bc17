import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { chunkFolder, isBase, isFramework } from './vite/chunks.js';
import { compileCatalogues } from './vite/compile-catalogues.js';
import { preloadFont } from './vite/preload-font.js';

const api = process.env['SINAU_API_URL'] ?? 'http://127.0.0.1:3000';

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

export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    compileCatalogues(),
    react(),
    preloadFont(),
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
  resolve: { conditions: ['@sinau/source', ...defaultClientConditions] },
  define: { __STYLE_GUIDE__: JSON.stringify(mode !== 'production') },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: api } } },
  preview: { host: '127.0.0.1', port: 4173, proxy: { '/api': { target: api } } },
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // The names of what staff pages need would weigh on everybody's first page.
      resolveDependencies: (file, needed) => (file.includes('/staff/') ? needed.filter((name) => name.endsWith('.css')) : needed),
    },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: ({ moduleIds }) => `${chunkFolder(moduleIds)}/[name]-[hash].js`,
        codeSplitting: { groups: [{ name: 'framework', test: isFramework }, { name: 'base', test: isBase }] },
      },
    },
  },
}));
