/** `npm run test:slow`: exhaustive tests that take a minute or more each. */
export * from './jest.config.js'
export const testMatch = ['<rootDir>/__tests__/**/*.slow.ts']
