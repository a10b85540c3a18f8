#!/usr/bin/env bash
# What somebody gets who installs the package: built, packed, unpacked in an empty project; the command runs and the library loads.
# The dependencies are those of the checkout (links), so that this step needs no network.
#   ci-package.sh DIR
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
dir=$1
mkdir -p "$dir/node_modules/gongkai"
cd "$root"
rm -rf dist
npm pack --loglevel=warn --pack-destination "$dir"
cd "$dir"
tar -xzf gongkai-*.tgz --strip-components=1 -C node_modules/gongkai
ls -l gongkai-*.tgz | awk '{ printf "%s: %d KB\n", $NF, $5 / 1024 }'
for entry in "$root"/node_modules/* "$root"/node_modules/.bin; do
  case "$(basename "$entry")" in gongkai | .bin) ;; *) ln -s "$entry" node_modules/ ;; esac
done
printf '{ "type": "module" }\n' >package.json

# without this line a shell would run the file, and the words of its comments as commands
if [ "$(head -n 1 node_modules/gongkai/dist/cli/main.js)" != '#!/usr/bin/env node' ]; then
  echo 'src/cli/main.ts must begin with #!/usr/bin/env node: the command gongkai is a link to it'
  exit 1
fi
node node_modules/gongkai/dist/cli/main.js --help
node --input-type=module --eval "
  const library = await import('gongkai')
  const names = Object.keys(library)
  if (names.length === 0) throw new Error('the library exports nothing')
  process.stdout.write('the library exports ' + names.join(', ') + '\n')
"
test -f node_modules/gongkai/dist/index.d.ts
test -f node_modules/gongkai/LICENSE
