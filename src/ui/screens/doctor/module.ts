import {finding} from '../../../answers/machine.ts'
import {read} from '../../../answers/schema.ts'
import {line} from '../../../drawing/lines/span.ts'
import {pageOf} from '../../components/page.tsx'
import {titlePath} from '../../components/title.ts'
import {put, say, stay} from '../../step.ts'
import {endedBadly, failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {findingLines} from './rows.ts'
import type {DoctorScreen} from './state.ts'

export const doctor: ScreenModule<DoctorScreen> = {
  ...pageOf<DoctorScreen>({
    heading: state => texts[state.language].doctor.title,
    lines: (state, {findings}, width) =>
      findings.length === 0
        ? [line(texts[state.language].doctor.waiting, 'dim')]
        : findingLines(state, findings, width),
  }),
  receive: (state, screen, message) => {
    if (message.message === 'answer') {
      const found = read(finding, message.value)
      return stay(found ? put(state, {...screen, findings: [...screen.findings, found]}) : state)
    }
    if (message.message !== 'ended') return stay(state)
    const done = put(state, {...screen, done: true})
    return stay(screen.findings.length > 0 ? done : say(done, failureWords(endedBadly(message)), 'bad'))
  },
  title: state => titlePath(state, texts[state.language].doctor.title),
}
