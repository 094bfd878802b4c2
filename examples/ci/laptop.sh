git clone --depth 1 --branch v1 https://github.com/specstory/sync-action ~/sync-action
node ~/sync-action/dist/cli.js --print-project-id
SPECSTORY_TOKEN=… node ~/sync-action/dist/cli.js --mode check
