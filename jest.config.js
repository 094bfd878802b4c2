/** Node 24 strips the types and runs ESM itself, so nothing is transformed. */
export const testEnvironment = 'node'
export const transform = {}
export const extensionsToTreatAsEsm = ['.ts']
export const testMatch = ['<rootDir>/__tests__/**/*.test.ts']
export const testTimeout = 60_000
// Jest leaves one core alone by default, which on a runner of two is half of them.
export const maxWorkers = '100%'
export const collectCoverageFrom = ['src/**/*.ts']
// The babel provider counts statements and branches of the code itself; v8's counts types and comments as covered.
export const coverageProvider = 'babel'
export const coverageThreshold = { global: { lines: 95, branches: 90 } }
