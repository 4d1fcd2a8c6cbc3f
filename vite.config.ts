import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  base: './',
  // The command line is built beside it, into dist/cli.
  build: { target: 'es2022', outDir: 'dist/page' },
  worker: { format: 'es' },
  preview: { host: '127.0.0.1' },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 120_000,
    benchmark: { include: ['test/**/*.bench.ts'] },
  },
})
