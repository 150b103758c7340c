import {optionsOf} from '../../chapters/run-options.ts'
import {TfnotesError} from '../../errors.ts'
import {createRun, readSpec} from '../../runs/create.ts'
import {findRun} from '../../runs/find.ts'
import {launchTrainer} from '../../runs/launch.ts'
import {liveness} from '../../runs/liveness.ts'
import {readPlanned} from '../../runs/planned.ts'
import {type ResumeWith, tellResumeWith} from '../../runs/resume-with.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {isLive} from '../../runs/status.ts'
import {notifyVariable} from '../../settings/notify.ts'
import {type RunOption, runOptions} from '../../settings/run-options.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Context, Given, Invocation, RunCommand} from '../line/command.ts'
import {interruptible} from '../line/interruptible.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {readOption} from '../line/read-option.ts'
import {findChapter} from '../line/tuning.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {expectNoPreset, readBranch} from './branch.ts'
import {expectEngine} from './expect-engine.ts'
import {furtherEpochs} from './further-epochs.ts'
import {readInitFrom} from './init-from.ts'
import {expectOfUse, readNewRun} from './new-run.ts'
import {readWish} from './notify.ts'
import {slurmStep} from './slurm.ts'
import {tellBranch} from './tell-branch.ts'
import {runIdOf, watchRun} from './watch-run.ts'
import {workForJob} from './worker.ts'

/** `tfnotes train`: creates a run (or takes one up again), starts its trainer, and follows it. */
export const trainChapter: RunCommand = async (context, invocation) => {
  const {
    input: [chapter],
    flags,
  } = invocation
  const resume = typeof flags.resume === 'string' ? flags.resume : undefined
  const branch = typeof flags.branch === 'string' ? flags.branch : undefined
  // Before anything is created.
  readWish(context, flags)
  if (branch !== undefined) return trainBranch(context, branch, invocation)
  if (resume === undefined && chapter === undefined)
    throw missingArgument('<chapter>', 'train <chapter> | tfnotes train --resume <run>')
  if (resume === undefined && flags.from !== undefined)
    throw new TfnotesError('flag-needs', {flag: '--from', needed: '--resume'}, {usage: true})
  if (resume !== undefined) {
    const {epochs: more, ...tuned} = invocation.tuned
    const {dir, epochs} = await findResumable(context, resume, chapter, {...flags, ...tuned}, more)
    const asked = await readSpec(dir)
    const said = await readDiffering(context, asked, flags)
    const differing = epochs === undefined ? said : {...said, epochs}
    return inItsPlace(context, {...asked, ...differing}, (context, hosts) =>
      launchAndWatch(context, dir, flags, {...differing, ...hosts}),
    )
  }
  if (flags.walkForward !== undefined) {
    const {trainWalkForward} = await import('./walk-forward.ts')
    return trainWalkForward(context, chapter as string, invocation)
  }
  if (flags.seeds !== undefined) {
    // A study makes its own trials.
    if (flags.initFrom !== undefined)
      throw new TfnotesError('flags-together', {flags: ['--seeds', '--init-from']}, {usage: true})
    const {trainSeeds} = await import('../studying/seeds.ts')
    return trainSeeds(context, chapter as string, invocation)
  }
  const spec = await readNewRun(context, chapter as string, invocation)
  const init =
    typeof flags.initFrom === 'string' ? await readInitFrom(context, flags.initFrom, spec) : undefined
  await expectEngine(spec, context)
  const {words, line} = openOutput(context)
  if (init && flags.json !== true) line(words.firstWeights(init.initFrom.file))
  return inItsPlace(context, spec, async (context, hosts) =>
    launchAndWatch(
      context,
      await createRun(
        context.checkpoints,
        {...spec, ...(init && {initFrom: init.initFrom})},
        Date.now,
        init?.files,
      ),
      flags,
      hosts,
    ),
  )
}

/** Creates a branch off another run, says what is other in it, and trains it. */
async function trainBranch(context: Context, said: string, invocation: Invocation): Promise<number> {
  const {flags} = invocation
  expectNoPreset(flags)
  const branch = await readBranch(context, said, invocation)
  await expectEngine(branch.spec, context)
  if (flags.json !== true) tellBranch(openOutput(context), branch)
  return inItsPlace(context, branch.spec, async (context, hosts) =>
    launchAndWatch(context, await branch.create(), flags, hosts),
  )
}

/** Where srun has started several processes of a run on Keras, the first one has the run, and the others work for it. */
async function inItsPlace(
  context: Context,
  {backend}: Pick<RunSpec, 'backend'>,
  session: (context: Context, hosts: ResumeWith) => Promise<number>,
): Promise<number> {
  const step = backend === 'keras' ? slurmStep(context) : undefined
  if (!step) return session(context, {})
  const {rank, size, meeting} = step
  if (rank > 0) return workForJob(context, meeting)
  const env = {...context.env, TFNOTES_MEETING: meeting}
  return session({...context, env}, {hosts: String(size - 1)})
}

/** Starts the trainer of a run and follows it, unless `--detach` asks to leave it alone. */
export async function launchAndWatch(
  context: Context,
  dir: string,
  flags: Given,
  differing: ResumeWith = {},
): Promise<number> {
  const json = flags.json === true
  const run = runIdOf(dir)
  const {wish, written} = readWish(context, flags)
  // The command is the trainer's: it is there to the end.
  const ways = {bell: wish.bell, osc9: wish.osc9}
  const {words, line, note} = openOutput(context)
  const launch = (signal?: AbortSignal) =>
    launchTrainer({
      dir,
      ...context.trainer,
      env: {
        ...context.env,
        [notifyVariable]: written,
        ...(flags.from === 'best' && {TFNOTES_RESUME_FROM: 'best'}),
        ...tellResumeWith(differing),
      },
      signal,
    })
  if (flags.detach === true) {
    const launched = async (signal: AbortSignal) => {
      const {pid} = await launch(signal)
      if (json) printJson(context, 'launched', {run, dir, pid})
      else line(words.launched(run))
      return 0
    }
    return interruptible(launched, () => note(words.interruptedLaunch(run)))
  }
  const begin = async () => {
    await launch()
    if (!json) line(`${words.run}${words.colon}${run}`)
  }
  return watchRun(context, dir, {json, plain: flags.plain === true, onInterrupt: 'stop', begin, notify: ways})
}

/** On what a run is computed, which does not decide what comes of it but for the last digits. */
const computing = ['backend', 'devices', 'hosts', 'threads'] as const

/** What may accompany `--resume`; everything else was decided when the run began. */
const besideResume: readonly string[] = ['resume', 'from', 'detach', 'notify', 'json', 'plain', ...computing]

/**
 * What was said beside `--resume` of how to compute.
 * @throws TfnotesError (usage) as `readOption`; `flag-needs`; those of `expectEngine`
 */
async function readDiffering(context: Context, spec: RunSpec, flags: Given): Promise<ResumeWith> {
  const given = computing.filter(key => flags[key] !== undefined)
  const options = given.length > 0 ? optionsOf(findChapter(spec.chapter)) : runOptions
  const said: ResumeWith = Object.fromEntries(
    given.map(key => [key, readOption(key, options[key] as RunOption, context, flags)]),
  )
  const asked = {...spec, ...said}
  const {backend, devices, hosts} = asked
  if (said.devices) expectOfUse('devices', runOptions.devices, {backend, devices})
  if (said.hosts) expectOfUse('hosts', runOptions.hosts, {backend, hosts})
  await expectEngine(asked, context)
  return said
}

/**
 * The run to go on with, and how many epochs it is to have where `more` says so.
 * @throws TfnotesError `resume-is-fixed`, `resume-other-chapter` (usage), `run-finished`, those of `expectResumable` and
 * `moreEpochs`
 */
async function findResumable(
  context: Context,
  ref: string,
  chapter: string | undefined,
  flags: Given,
  more: string | boolean | undefined,
): Promise<{readonly dir: string; readonly epochs?: number}> {
  const fixed = Object.keys(flags).filter(key => !besideResume.includes(key))
  if (fixed.length > 0)
    throw new TfnotesError('resume-is-fixed', {run: ref, flags: fixed.map(flagName)}, {usage: true})
  const dir = await findRun(context.checkpoints, ref, {cwd: context.cwd})
  const spec = await readSpec(dir)
  if (chapter !== undefined && chapter !== spec.chapter)
    throw new TfnotesError(
      'resume-other-chapter',
      {run: spec.id, chapter: spec.chapter, given: chapter},
      {usage: true},
    )
  const status = await liveness(dir)
  // Whose it is, its launcher says.
  if (isLive(status)) return {dir}
  const planned = await readPlanned(dir, spec)
  if (status === 'finished' && more === undefined)
    throw new TfnotesError('run-finished', {run: spec.id, epochs: planned.done})
  const {expectResumable} = await import('../../trainers/session/resume.ts')
  const saved = await expectResumable(dir, flags.from === 'best' ? 'best' : undefined)
  if (more === undefined) return {dir}
  return {dir, epochs: furtherEpochs(more, {planned, saved, isBack: flags.from === 'best'})}
}
