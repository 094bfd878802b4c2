// Runs with the host's Node, so it is CommonJS in the syntax of an old version.
var major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    'sync-action requires Node.js 24 or later (found ' +
      process.version +
      '). On Linux x64 `npm ci` installs it ' +
      '(unless optional dependencies are omitted). Otherwise install Node 24 and run the command again.',
  )
  process.exit(1)
}
