import {openApp} from './app.tsx'

/** The run that trains: five of eight epochs are done. */
export const live = 'mnist-20250301-100000-ab12'

/** The program with the live run's screen open. */
export async function openLive() {
  const app = openApp()
  await app.shows('Gradient descent')
  app.type('R')
  await app.shows(live)
  app.type('\r')
  await app.shows('1200/1875')
  return app
}

/** The program with the finished MNIST run's screen open, the one below it. */
export async function openFinished() {
  const app = openApp()
  app.type('R')
  await app.shows('cd34')
  app.type('j\r')
  await app.shows('finished')
  return app
}
