import { fileURLToPath } from 'node:url';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // Tauri's own messages should stay readable above Vite's.
  clearScreen: false,
  resolve: {
    alias: {
      $shared: here('./src/shared'),
      $features: here('./src/features'),
      $backend: here('./src/backend'),
      $views: here('./src/views'),
      $styles: here('./src/styles'),
    },
  },
  server: {
    // The address that tauri.conf.json names as `devUrl`.
    port: 1420,
    strictPort: true,
    // The typefaces stand in assets/fonts, beside this folder.
    fs: { allow: [here('.'), here('../assets')] },
  },
  build: {
    // WKWebView of macOS 13, WebView2 and WebKitGTK 2.40 all understand this.
    target: 'safari16.4',
    // No inlined data: fonts, the content security policy does not allow them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    // A test that hangs is a test that fails.
    testTimeout: 10_000,
  },
});
