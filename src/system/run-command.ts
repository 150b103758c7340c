import {spawn} from 'node:child_process'

/** Variables of the program's own with which a command that starts tfnotes would do what this process was told. */
const ownAffair = /^TFNOTES_(NOTIFY|RESUME_WITH|RESUME_FROM|UNTIL_EPOCH|MEETING)$/

/**
 * Hands the reader's own words to the shell and does not wait. What it is to know goes by variables, never into the words:
 * names of runs are those of folders, which may be called anything.
 * @param told names and values of those variables
 */
export function runCommand(
  command: string,
  told: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const kept = Object.entries(environment).filter(([name]) => !ownAffair.test(name))
  const child = spawn(command, {
    shell: true,
    detached: true,
    // What it prints is nobody's answer; the trainer's stderr is the run's log.
    stdio: ['ignore', 2, 2],
    env: {...Object.fromEntries(kept), ...told},
    windowsHide: true,
  })
  child.on('error', error => console.error(error))
  child.unref()
}
