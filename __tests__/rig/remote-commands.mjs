import { existsSync, readFileSync } from 'node:fs'

// Preloaded into the process of a run: executes the command in REMOTE_COMMAND_FILE once the file exists.
const timer = setInterval(() => {
  if (!existsSync(process.env.REMOTE_COMMAND_FILE)) return
  const command = readFileSync(process.env.REMOTE_COMMAND_FILE, 'utf8')
  if (command === '') return
  clearInterval(timer)
  if (command === 'throw') throw new Error('uncaught error')
  if (command === 'reject') void Promise.reject(new Error('uncaught error'))
  else process.emit(command, command)
}, 20)
timer.unref()
