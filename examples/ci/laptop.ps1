git clone --depth 1 --branch v1 https://github.com/specstory/sync-action "$HOME\sync-action"
node "$HOME\sync-action\dist\cli.js" --print-project-id
$env:SPECSTORY_TOKEN = '…'
node "$HOME\sync-action\dist\cli.js" --mode check
