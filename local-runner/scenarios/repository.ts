import { computeProjectId } from '../../src/project/identify.ts'

/** The repository that every scenario takes place in, and the commit that is checked out. */
export const REPOSITORY = 'acme/widgets'
export const COMMIT = '0123456789abcdef0123456789abcdef01234567'

/** The project that its sessions belong to. */
export const PROJECT = computeProjectId(`https://github.com/${REPOSITORY}`)
