import { existsSync, readFileSync } from 'node:fs'

// Loaded into the process of a run: does what the file in REMOTE_COMMAND_FILE says, once it is there.
const timer = setInterval(() => {
  if (!existsSync(process.env.REMOTE_COMMAND_FILE)) return
  const command = readFileSync(process.env.REMOTE_COMMAND_FILE, 'utf8')
  if (command === '') return
  clearInterval(timer)
  if (command === 'throw') throw new Error('nobody caught this')
  if (command === 'reject') void Promise.reject(new Error('nobody caught this'))
  else process.emit(command, command)
}, 20)
timer.unref()
