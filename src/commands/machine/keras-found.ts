import type {Answers} from '../../answers/index.ts'
import {TfnotesError} from '../../errors.ts'
import {errorSentence} from '../../text/sentence.ts'
import type {FindOptions} from '../../trainers/engines/keras/find-keras.ts'
import type {Device} from '../../trainers/engines/keras/probe-answers.ts'
import type {Context} from '../line/command.ts'

/** What there is for `--backend keras`, found out by asking every Python and importing what it has: seconds each. */
export async function kerasFound(
  {env, language}: Pick<Context, 'env' | 'language'>,
  options: FindOptions = {},
): Promise<Answers['kerasFound']> {
  const {surveyPythons} = await import('../../trainers/engines/keras/survey-pythons.ts')
  const {pythons, choice} = await surveyPythons(env, options)
  const said = (problem: TfnotesError | undefined) =>
    problem ? {problem: errorSentence(problem, language)} : {}
  return {
    keras: {
      ...(choice instanceof TfnotesError
        ? {computes: false, ...said(choice)}
        : {computes: true, python: choice.executable, backend: choice.backend, why: choice.why}),
      pythons: pythons.map(({problem, backends, ...one}) => ({
        ...one,
        backends: backends.map(({problem, devices, ...backend}) => ({
          ...backend,
          devices: devices.map(nameOf),
          ...said(problem),
        })),
        ...said(problem),
      })),
    },
  }
}

/** As the engines call it, and what it is: `GPU:0 NVIDIA H100`. */
const nameOf = ({kind, index, description}: Device): string =>
  `${kind.toUpperCase()}:${index}${description && ` ${description}`}`
