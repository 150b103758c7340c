import {createRun} from '../../runs/create.ts'
import type {Request} from '../../runs/events.ts'
import {launchTrainer} from '../../runs/launch.ts'
import {sendRequest} from '../../runs/requests.ts'
import type {Words} from '../../text/words/words.ts'
import type {Invocation} from '../line/command.ts'
import {readNumber} from '../line/numbers.ts'
import {expectEngine} from '../running/expect-engine.ts'
import {readNewRun} from '../running/new-run.ts'
import {watchRun} from '../running/watch-run.ts'
import type {World} from './world.ts'

/** What may be typed while a run trains. */
const requests: Readonly<Partial<Record<keyof Words['plain']['words'], (value: string) => Request>>> = {
  pause: () => ({request: 'pause'}),
  continue: () => ({request: 'resume'}),
  stop: () => ({request: 'stop', when: 'now', keep: true}),
  discard: () => ({request: 'stop', when: 'now', keep: false}),
  rate: value => ({request: 'lr', value: readNumber('lr', value, 1e-10, 10)}),
}

/** Trains a chapter and tells of it, a line an epoch; what is typed meanwhile is asked of the run. */
export async function trainAloud(
  world: World,
  chapter: string,
  invocation: Pick<Invocation, 'flags' | 'tuned'>,
): Promise<void> {
  const {context} = world
  const spec = await readNewRun(context, chapter, invocation)
  await expectEngine(spec, context)
  const dir = await createRun(context.checkpoints, spec)
  world.say(world.said.starting)
  const [leave, over] = [new AbortController(), new AbortController()]
  const watching = watchRun(context, dir, {
    json: false,
    plain: true,
    onInterrupt: 'stop',
    begin: async () => void (await launchTrainer({dir, ...context.trainer, env: context.env})),
    until: leave.signal,
    // Of what comes all at once only the last best is one still.
    hear: (event, {best}) => {
      if (event.event === 'epoch' && event.epoch > 1 && best?.epoch === event.epoch)
        world.say(world.said.bestSoFar(event.epoch))
    },
  }).finally(() => over.abort())
  await Promise.all([watching, obey(world, dir, leave, over.signal)])
}

/** Takes typed lines until the run is over. From a pipe a line that says nothing to a run is for whoever comes after. */
async function obey(world: World, dir: string, leave: AbortController, over: AbortSignal): Promise<void> {
  for (;;) {
    const typed = await world.lines.next(over)
    if (typed === undefined) return
    const [word = '', value = ''] = typed.trim().split(/\s+/)
    if (world.is('leave', word)) return leave.abort()
    const found = Object.entries(requests).find(([name]) => world.is(name as keyof typeof requests, word))
    if (found) {
      try {
        await sendRequest(dir, found[1](value))
        world.say(world.said.begun(word))
      } catch (error) {
        world.complain(error)
      }
    } else if (world.context.stdin.isTTY === true) world.say(world.said.unknownWord(typed))
    else return world.lines.putBack(typed)
  }
}
