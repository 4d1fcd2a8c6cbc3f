import { defineConfig } from 'vitest/config'

/** `npm run curve`: prints all tables, simulates some, takes a minute or two; `curve.test.ts` holds the outcome. */
export default defineConfig({
  test: { include: ['test/curve/curve.run.ts'], testTimeout: 0 },
})
