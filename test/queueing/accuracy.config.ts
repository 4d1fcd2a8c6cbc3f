import { defineConfig } from 'vitest/config'

/** `npm run accuracy`: takes minutes and prints a table; the ordinary tests hold a small sample to similar bounds. */
export default defineConfig({
  test: { include: ['test/queueing/accuracy.run.ts'], testTimeout: 0 },
})
