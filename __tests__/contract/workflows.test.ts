import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { findPythonTool } from '../rig/python-tools.ts'

const zizmor = findPythonTool('zizmor')

;(zizmor === undefined ? test.skip : test)(
  'zizmor finds nothing above low severity in the actions and workflows',
  () => {
    const options = ['--offline', '--quiet', '--color=never', '--min-severity=medium']
    const { status, stdout } = spawnSync(zizmor ?? '', [...options, 'action.yml', 'merge/action.yml', '.github'], {
      cwd: join(import.meta.dirname, '..', '..'),
      encoding: 'utf8',
    })
    expect(status === 0 ? '' : stdout).toBe('')
  },
)
