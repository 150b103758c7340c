import {readFailure} from '../../../answers/failure.ts'
import {finding} from '../../../answers/machine.ts'
import {read} from '../../../answers/schema.ts'
import {line} from '../../../drawing/lines/span.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {pageOf} from '../../components/page.tsx'
import {titlePath} from '../../components/title.ts'
import {put, stay} from '../../step.ts'
import {endedBadly} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {findingLines} from './rows.ts'
import type {DoctorScreen} from './state.ts'

export const doctor: ScreenModule<DoctorScreen> = {
  ...pageOf<DoctorScreen>({
    heading: state => texts[state.language].doctor.title,
    lines: (state, {findings, done, failure}, width) => [
      ...(findings.length > 0 ? findingLines(state, findings, width) : []),
      // What comes last takes seconds.
      ...(done || failure ? [] : [line(texts[state.language].doctor.waiting, 'dim')]),
      ...(failure ? faultLines(failure, state, width) : []),
    ],
  }),
  receive: (state, screen, message) => {
    if (message.message === 'answer') {
      const failure = readFailure(message.value)
      if (failure) return stay(put(state, {...screen, failure}))
      const found = read(finding, message.value)
      return stay(found ? put(state, {...screen, findings: [...screen.findings, found]}) : state)
    }
    if (message.message !== 'ended') return stay(state)
    const isBad = !screen.failure && (message.code !== 0 || screen.findings.length === 0)
    return stay(put(state, {...screen, done: true, ...(isBad && {failure: endedBadly(message)})}))
  },
  title: state => titlePath(state, texts[state.language].doctor.title),
}
