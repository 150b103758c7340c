#!/bin/bash
# Trains mnist, resnet18 and vgg16 on this machine's GPU by the Keras engine, beside the built-in engine on its processors,
# and prints a table with the card's name.
#
#   scripts/gpu-check.sh [--node <node or folder of a build>] [--python <python>] [--wheels <folder>] [--samples 6400] [--limit 240]
#
# Needs a built dist/ and node_modules/ (`npm install`), and a Python with one of tensorflow, jax and torch that sees the
# GPU. What that Python lacks, Keras say, is installed from --wheels into a virtual environment of its own that is thrown
# away; nothing is fetched. The samples are generated: speeds do not depend on them. Nothing of the machine is changed.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
node=node python=${TFNOTES_PYTHON:-python3} wheels= samples=6400 limit=240
while [ $# -gt 0 ]; do
  case $1 in
    --node) node=$2 ;;
    --python) python=$2 ;;
    --wheels) wheels=$2 ;;
    --samples) samples=$2 ;;
    --limit) limit=$2 ;;
    *) echo "gpu-check: unknown option $1 (--node, --python, --wheels, --samples, --limit)" >&2; exit 2 ;;
  esac
  shift 2
done
[ -d "$node" ] && node=$node/bin/node
command -v "$node" >/dev/null || { echo "gpu-check: no Node at $node; --node names a build of Node 20 or newer" >&2; exit 2; }
[ -f "$root/dist/cli.js" ] || { echo "gpu-check: no dist/cli.js; build it first (npm install)" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -n "$wheels" ]; then
  "$python" -m venv --system-site-packages "$work/venv"
  "$work/venv/bin/python" -m pip install --quiet --no-index --find-links "$wheels" keras
  python=$work/venv/bin/python
fi
export TFNOTES_PYTHON=$python TFNOTES_CHECKPOINTS=$work/runs LC_ALL=C.UTF-8

nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader 2>/dev/null || echo "nvidia-smi does not answer"
"$node" "$root/dist/cli.js" doctor --json | grep -i keras || true

# Chapter, batch. The deep networks take seconds a step without a GPU: there a few steps must do.
rows="mnist:32 resnet18:64 vgg16:64"
for row in $rows; do
  IFS=: read -r chapter batch <<<"$row"
  for backend in keras wasm; do
    count=$samples
    [ $backend$chapter = wasmmnist ] || [ $backend = keras ] || count=192
    [ "$count" -gt "$samples" ] && count=$samples
    timeout "$limit" "$node" "$root/dist/cli.js" train "$chapter" --backend $backend --json --epochs 3 --seed 1 \
      --batch-size "$batch" --data-source generated --train-samples "$count" --test-samples 64 \
      >"$work/$chapter.$backend" 2>"$work/$chapter.$backend.log" ||
      echo "gpu-check: $chapter on $backend ended with $?: $(tail -1 "$work/$chapter.$backend")" >&2
  done
done

"$node" - "$work" $rows <<'JS'
const {existsSync, readFileSync} = require('node:fs')
const [work, ...rows] = process.argv.slice(2)
const events = name => existsSync(name) ? readFileSync(name, 'utf8').split('\n').filter(Boolean).flatMap(line => { try { return [JSON.parse(line)] } catch { return [] } }) : []
const of = (chapter, backend) => {
  const all = events(`${work}/${chapter}.${backend}`)
  const started = all.find(e => e.event === 'started')
  // The first epoch compiles.
  const steps = all.filter(e => e.event === 'epoch').slice(1).map(e => e.msPerStep).sort((a, b) => a - b)
  return {backend: started?.backend, ms: steps[steps.length >> 1]}
}
const cells = (...values) => `| ${values.join(' | ')} |`
console.log(cells('chapter', 'batch', 'Keras ms/step', 'built-in ms/step', 'ratio', 'on'))
console.log(cells('---', '---:', '---:', '---:', '---:', '---'))
for (const row of rows) {
  const [chapter, batch] = row.split(':')
  const [gpu, cpu] = [of(chapter, 'keras'), of(chapter, 'wasm')]
  const number = value => value === undefined ? '–' : value.toPrecision(3)
  const ratio = gpu.ms && cpu.ms ? `${(cpu.ms / gpu.ms).toFixed(1)}×` : '–'
  console.log(cells(chapter, batch, number(gpu.ms), number(cpu.ms), ratio, `${gpu.backend?.devices?.join(', ') ?? '–'}; ${gpu.backend?.version ?? ''}; built-in: ${cpu.backend?.version ?? '–'}, ${cpu.backend?.threads ?? '–'} threads`))
}
JS
