/** `npm run test:slow`: checks that take a minute and more each. CI runs them beside `npm test`. */
export * from './jest.config.js'
export const testMatch = ['<rootDir>/__tests__/**/*.slow.ts']
