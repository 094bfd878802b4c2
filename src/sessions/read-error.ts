import { getErrorCode } from '../workspace.ts'

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it disappeared during the scan',
  ELOOP: 'it became a symbolic link during the scan',
  ENAMETOOLONG: 'its path is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
}

/**
 * Why a file or directory could not be read, in a few words.
 *
 * @param file its path as listed: Node lists a name that is no UTF-8 with U+FFFD, under which it cannot be opened
 */
export function describeReadError(error: unknown, file: string): string {
  const code = getErrorCode(error)
  if (code === 'ENOENT' && file.includes('\ufffd')) return 'its name is not valid UTF-8'
  if (code === undefined) return Error.isError(error) ? error.message : String(error)
  const words = WORDS[code]
  return words === undefined ? code : `${words} (${code})`
}
