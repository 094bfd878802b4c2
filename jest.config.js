import { availableParallelism } from 'node:os'

/** No transform: Node 24 strips the types and runs ES modules. */
export const testEnvironment = 'node'
export const transform = {}
export const extensionsToTreatAsEsm = ['.ts']
export const testMatch = ['<rootDir>/__tests__/**/*.test.ts']
export const testTimeout = 60_000
// One more than cores, because many tests wait for a timeout or a child process.
export const maxWorkers = availableParallelism() + 1
export const collectCoverageFrom = ['src/**/*.ts']
// The v8 provider counts types and comments as covered code; babel does not.
export const coverageProvider = 'babel'
export const coverageThreshold = { global: { lines: 95, branches: 90 } }
