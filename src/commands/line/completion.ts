import {TfnotesError} from '../../errors.ts'
import type {RunCommand} from './command.ts'
import {type Completed, completed, files, runs} from './completed.ts'
import {commands} from './table.ts'

/** `tfnotes completion`: a script for the shell, made from the same table as the help. */
export const printCompletion: RunCommand = async ({stdout}, {input: [shell = '']}) => {
  const script = Object.hasOwn(scripts, shell) ? scripts[shell as keyof typeof scripts] : undefined
  if (!script)
    throw new TfnotesError('not-one-of', {value: shell, accepted: Object.keys(scripts)}, {usage: true})
  stdout.write(script(Object.entries(commands).map(([name, command]) => completed(name, command))))
  return 0
}

/**
 * Names that are completed: bash evaluates the words that it is given once more, so that a folder called `$(…)` would
 * be run.
 */
const plainNames = "| command grep -x '[A-Za-z0-9._+-]*'"
/** Where the shell finds the names of runs: in the folder itself, without starting anything. */
const runsInBash = `$(command ls -1 -- "\${TFNOTES_CHECKPOINTS:-checkpoints}" 2>/dev/null ${plainNames}; echo latest)`
const runsInFish = `(command ls -1 -- (set -q TFNOTES_CHECKPOINTS; and echo $TFNOTES_CHECKPOINTS; or echo checkpoints) 2>/dev/null ${plainNames}; echo latest)`

/** Several flags take the same values: one line for all of them. */
function bashValues(all: readonly Completed[]): string[] {
  const patterns = new Map<string, string[]>()
  for (const {name, flags} of all)
    for (const {flag, values} of flags) {
      if (values === undefined) continue
      const found = inBash(values)
      patterns.set(found, [...(patterns.get(found) ?? []), `"${name} ${flag}"`])
    }
  return [...patterns].map(([found, names]) => `    ${names.join('|')}) ${found}; return ;;`)
}

function inBash(words: readonly string[]): string {
  const named = words.filter(word => word !== files).map(word => (word === runs ? runsInBash : word))
  const found = [
    ...(named.length > 0 ? [`$(compgen -W "${named.join(' ')}" -- "$word")`] : []),
    ...(words.includes(files) ? ['$(compgen -f -- "$word")'] : []),
  ]
  return `COMPREPLY=(${found.join(' ')})`
}

const bash = (
  all: readonly Completed[],
): string => `# tfnotes completion for bash: tfnotes completion bash >> ~/.bashrc
_tfnotes() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    ${inBash([...all.map(({name}) => name), '--help', '--version'])}
    return
  fi
  case "\${COMP_WORDS[1]} $before" in
${bashValues(all).join('\n')}
  esac
  case "\${COMP_WORDS[1]} $word" in
${all
  .flatMap(({name, flags, words}) => [
    `    "${name} -"*) ${inBash([...flags.map(({flag}) => flag), '--help'])} ;;`,
    ...(words.length > 0 ? [`    "${name} "*) ${inBash(words)} ;;`] : []),
  ])
  .join('\n')}
  esac
}
complete -o filenames -F _tfnotes tfnotes
`

const zsh = (all: readonly Completed[]): string =>
  `# tfnotes completion for zsh: tfnotes completion zsh >> ~/.zshrc
autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
${bash(all)}`

const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`

const inFish = (words: readonly string[]): string =>
  words
    .filter(word => word !== files)
    .map(word => (word === runs ? runsInFish : word))
    .join(' ')

/** What a command or a flag takes: words of its own, files beside them or not. */
const fishWords = (words: readonly string[]): string =>
  [...(words.includes(files) ? [] : ['-f']), ...(inFish(words) === '' ? [] : [`-a "${inFish(words)}"`])].join(
    ' ',
  )

const fish = (all: readonly Completed[]): string => {
  const lines = all.flatMap(({name, summary, flags, words}) => {
    const when = `complete -c tfnotes -n '__fish_seen_subcommand_from ${name}'`
    return [
      `complete -c tfnotes -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      `${when} ${fishWords(words)}`.trimEnd(),
      ...flags.map(({flag, values}) =>
        `${when} -l ${flag.slice(2)} ${values === undefined ? '' : `-r ${fishWords(values)}`}`.trimEnd(),
      ),
    ]
  })
  return `# tfnotes completion for fish: tfnotes completion fish > ~/.config/fish/completions/tfnotes.fish\n${lines.join('\n')}\n`
}

const scripts = {bash, zsh, fish}
