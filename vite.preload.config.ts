import { defineConfig } from 'vite';

/** One CommonJS file: a sandboxed preload can require nothing but electron. */
export default defineConfig({
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: 'preload/preload.ts',
    outDir: 'dist/preload',
    emptyOutDir: true,
    target: 'node20.18',
    minify: true,
    sourcemap: true,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});
