import { defineConfig } from 'vitest/config'

/** `npm run accuracy`: takes minutes and prints two tables; the ordinary tests hold a small sample to similar bounds. */
export default defineConfig({
  test: { include: ['test/accuracy/*.run.ts'], testTimeout: 0 },
})
