/** No transform: Node 24 strips the types and runs ES modules. */
export const testEnvironment = 'node'
export const transform = {}
export const extensionsToTreatAsEsm = ['.ts']
export const testMatch = ['<rootDir>/__tests__/**/*.test.ts']
export const testTimeout = 60_000
// By default Jest leaves one core unused, which is half of a runner with two cores.
export const maxWorkers = '100%'
export const collectCoverageFrom = ['src/**/*.ts']
// The v8 provider counts types and comments as covered code; babel does not.
export const coverageProvider = 'babel'
export const coverageThreshold = { global: { lines: 95, branches: 90 } }
