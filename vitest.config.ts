import { defineConfig } from 'vitest/config'

const journeys = ['test/journeys/**/*.test.{ts,tsx}']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Both run with `npm test`; a run that touches no journey pays for no browser.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          exclude: journeys,
          globalSetup: ['test/support/database-setup.ts'],
        },
      },
      { extends: true, test: { name: 'journeys', include: journeys, globalSetup: ['test/support/browser-setup.ts'] } },
    ],
  },
})
