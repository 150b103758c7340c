import {chapters} from '../chapters/index.ts'
import {datasetNames} from '../datasets/names.ts'
import {TfnotesError} from '../errors.ts'
import type {Command, Completion, RunCommand} from './command.ts'
import {flagName} from './flag-name.ts'
import {commands} from './table.ts'

/** `tfnotes completion`: a script for the shell, made from the same table as the help. */
export const printCompletion: RunCommand = async ({stdout}, {input: [shell = '']}) => {
  const script = Object.hasOwn(scripts, shell) ? scripts[shell as keyof typeof scripts] : undefined
  if (!script)
    throw new TfnotesError('not-one-of', {value: shell, accepted: Object.keys(scripts)}, {usage: true})
  stdout.write(script())
  return 0
}

/** Where the shell finds the names of runs: in the folder itself, without starting anything. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's, not ours
const runsInShell = 'command ls -1 "${TFNOTES_CHECKPOINTS:-checkpoints}" 2>/dev/null; echo latest'

const wordsFor: {[K in Completion]?: readonly string[]} = {
  chapter: chapters.map(({id}) => id),
  dataset: ['list', 'show', 'fetch', 'make', ...datasetNames],
}

const flagsOf = (command: Command): string[] => {
  const tuned =
    command.tunes === 'chapter' ? chapters.flatMap(({hyperparameters}) => Object.keys(hyperparameters)) : []
  return [...new Set([...Object.keys(command.flags), ...tuned])].map(flagName)
}

/** Flags whose value is one of a few words, of any command. */
const choices = (): (readonly [string, readonly string[]])[] => {
  const all = Object.values(commands).flatMap(({flags}) => Object.entries(flags))
  const listed = all.flatMap(([key, {choices: words}]) => (words ? [[flagName(key), words] as const] : []))
  return [...new Map(listed).entries()]
}

const argumentWords = ({completes}: Command): string => {
  if (completes === 'run') return `$(${runsInShell})`
  return (wordsFor[completes] ?? []).join(' ')
}

function bash(): string {
  const names = Object.keys(commands)
  const cases = Object.entries(commands).map(
    ([name, command]) =>
      `    ${name}) flags="${flagsOf(command).join(' ')}"; words="${argumentWords(command)}" ;;`,
  )
  const values = choices().map(
    ([flag, words]) => `    ${flag}) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word")); return ;;`,
  )
  return `# tfnotes completion for bash: tfnotes completion bash >> ~/.bashrc
_tfnotes() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" flags="" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names.join(' ')} --help --version" -- "$word"))
    return
  fi
  case "$before" in
${values.join('\n')}
    --resume) COMPREPLY=($(compgen -W "$(${runsInShell})" -- "$word")); return ;;
    --csv|--images|--labels|--out) COMPREPLY=($(compgen -f -- "$word")); return ;;
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$flags --help" -- "$word")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _tfnotes tfnotes
`
}

function zsh(): string {
  return `#compdef tfnotes
# tfnotes completion for zsh: tfnotes completion zsh > "\${fpath[1]}/_tfnotes"
autoload -U +X bashcompinit && bashcompinit
${bash()}`
}

const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`

function fish(): string {
  const lines = Object.entries(commands).flatMap(([name, command]) => {
    const when = `-n '__fish_seen_subcommand_from ${name}'`
    const words =
      command.completes === 'run' ? `(${fishRuns})` : (wordsFor[command.completes] ?? []).join(' ')
    return [
      `complete -c tfnotes -n __fish_use_subcommand -f -a ${name} -d ${quoted(command.summary.en)}`,
      ...(words === '' ? [] : [`complete -c tfnotes ${when} -a "${words}"`]),
      ...flagsOf(command).map(flag => `complete -c tfnotes ${when} -l ${flag.slice(2)}${fishValue(flag)}`),
    ]
  })
  return `# tfnotes completion for fish: tfnotes completion fish > ~/.config/fish/completions/tfnotes.fish\n${lines.join('\n')}\n`
}

const fishRuns =
  'command ls -1 (set -q TFNOTES_CHECKPOINTS; and echo $TFNOTES_CHECKPOINTS; or echo checkpoints) 2>/dev/null; echo latest'

function fishValue(flag: string): string {
  const words = new Map(choices()).get(flag)
  if (words) return ` -x -a "${words.join(' ')}"`
  return ['--csv', '--images', '--labels', '--out', '--resume'].includes(flag) ? ' -r' : ''
}

const scripts = {bash, zsh, fish}
