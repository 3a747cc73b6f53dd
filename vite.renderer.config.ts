import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: true,
    // The content security policy allows no data: fonts, and the polyfill is not needed in Chromium.
    assetsInlineLimit: 0,
    // Read from the disk, not from a network.
    chunkSizeWarningLimit: 2_000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Tailwind's plugin gives no source map for the style sheet: nothing to act on.
      onLog: (level, log, report) => log.code !== 'SOURCEMAP_BROKEN' && report(level, log),
    },
  },
});
