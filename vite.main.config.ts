import { defineConfig } from 'vite';

/** The bundles of the Node side; the mode chooses which: `vite build -c vite.main.config.ts --mode data`. */
const ENTRIES: Record<string, string> = {
  main: 'main/electron/main.ts',
  data: 'main/electron/data-process.ts',
};

export default defineConfig(({ mode }) => ({
  // Everything is bundled, so that the packaged application needs no node_modules but the native addon's package.
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    ssr: ENTRIES[mode] ?? failUnknown(mode),
    outDir: 'dist/main',
    emptyOutDir: false,
    // The oldest Node inside an Electron this has to start in.
    target: 'node20.18',
    minify: true,
    sourcemap: true,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: `${mode}.cjs`, codeSplitting: false },
    },
  },
}));

function failUnknown(mode: string): never {
  throw new Error(`vite.main.config.ts builds ${Object.keys(ENTRIES).join(' or ')}, not "${mode}".`);
}
