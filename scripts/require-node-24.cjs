// Runs under whatever Node the host has, so it is plain CommonJS in the syntax of an old one.
var major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    'sync-action needs Node 24 or newer, and this is ' +
      process.version +
      '. On Linux x64 `npm ci` brings one along ' +
      '(unless optional dependencies are left out); elsewhere install Node 24 and run the command again.',
  )
  process.exit(1)
}
