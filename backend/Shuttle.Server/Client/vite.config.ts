import { defineConfig } from 'vite';

// Names stay the same from build to build: the server tags every file by its content, so nothing stale is served.
export default defineConfig({
  base: './',
  build: {
    outDir: '../wwwroot/dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: 'main.ts',
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
