import { computeProjectId } from '../../src/project/identify.ts'

/** The repository of every scenario, and the commit that is checked out. */
export const REPOSITORY = 'acme/widgets'
export const COMMIT = '0123456789abcdef0123456789abcdef01234567'

/** The project of its sessions. */
export const PROJECT = computeProjectId(`https://github.com/${REPOSITORY}`)
