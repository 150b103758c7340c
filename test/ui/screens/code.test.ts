import {afterEach, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openCode(word: string): Promise<void> {
  app = openApp()
  await app.shows('Gradient descent')
  app.openChapter(word)
  app.type('c')
  await app.shows('Python, Keras')
}

it('writes the program for several devices, in Python alone', async () => {
  await openCode('LeNet')
  app.type('m')
  await app.shows('GPUs, TensorFlow')
  app.type('m')
  await app.shows('devices and hosts, JAX')
  app.type(keys.tab)
  await app.shows('TypeScript, tfjs-node')
  app.type('m')
  await app.shows('--distribute mirrored is for Python: TypeScript programs take one device.')
  app.type(keys.tab)
  await app.shows('Python, Keras')
  expect(app.frame()).not.toContain('JAX')
})

it('says, as the command does, where there is nothing to share out', async () => {
  await openCode('Iris species')
  app.type('m')
  await app.shows('--distribute mirrored is for pictures and prices: iris has too few samples.')
})
