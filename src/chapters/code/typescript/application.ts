import type {Task} from '../../chapter.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {printReadPicture} from './read-picture.ts'

/** Summary, parameters as text, curves, and the network applied to something new. */
export const printApplication = (program: Program): string[] => [
  'model.summary()',
  '',
  ...printExtraction(program),
  '',
  ...applications[program.chapter.task](program),
]

/** §3.4 and §3.5. */
const printExtraction = ({say}: Program): string[] =>
  block(`
    // ${say(remarks.parameterText)}
    if (model.countParams() < 1_000_000) {
      const texts = model.weights.map(weight => {
        return \`\${weight.name} [\${weight.shape}]\\n\${weight.read().dataSync().join('\\n')}\\n\`
      })
      writeFileSync('weights.txt', texts.join(''))
    }
    // ${say({en: 'the curves, for any program that draws tables', zh: '曲线数据，任何画表的程序都能打开'})}
    writeFileSync('history.csv', \`\${history.join('\\n')}\\n\`)
  `)

const softmaxed = ({fromLogits}: Program, sample: string): string =>
  fromLogits ? `tf.softmax(model.predict(${sample}) as Tf.Tensor)` : `(model.predict(${sample}) as Tf.Tensor)`

/** A flower's measurements, and what the expression says of them. */
export const printMeasurement = ({say}: Program, probability: string): string[] =>
  block(`
    // ${say(remarks.measurements)}
    const given = process.argv.slice(2, 6).map(Number)
    const flower = tf.tensor2d([given.length === 4 ? given : [5.9, 3.0, 5.1, 1.8]])
    const probability = ${probability}.dataSync()
    console.log(names[probability.indexOf(Math.max(...probability))], probability)
  `)

const applications: Readonly<Record<Task, (program: Program) => string[]>> = {
  'classify-image': program => {
    const {say, shape} = program
    return [
      ...printReadPicture(program),
      '',
      ...block(`
        // ${say(remarks.pictureFiles)}
        function show(name: string, picture: Tf.Tensor) {
          const probability = ${softmaxed(program, `picture.reshape([1, ${shape.inputShape.join(', ')}])`)}.dataSync()
          const best = probability.indexOf(Math.max(...probability))
          console.log(\`\${name}: \${names[best]} (\${probability[best]?.toFixed(3)})\`)
        }
        for (const path of process.argv.slice(2)) {
          show(path, tf.tensor1d([...(await readPicture(path))]).div(255))
        }
        for (let i = 0; i < Math.min(5, test.x.shape[0]); i++) show(\`test \${i}\`, test.x.slice(i, 1))
      `),
    ]
  },
  measure: program => printMeasurement(program, softmaxed(program, 'flower')),
  'next-letter': program => {
    const [steps] = program.shape.inputShape
    return block(`
      // ${program.say(remarks.firstLetters(steps))}
      let text = process.argv[2] ?? letters.slice(0, ${steps})
      for (let i = 0; i < 8; i++) {
        const ids = [...text.slice(-${steps})].map(letter => letters.indexOf(letter))
        const probability = ${softmaxed(program, 'encode([ids])')}.dataSync()
        const best = probability.indexOf(Math.max(...probability))
        console.log(\`\${text} → \${letters[best]} (\${probability[best]?.toFixed(3)})\`)
        text += letters[best]
      }
    `)
  },
  forecast: ({say}) =>
    block(`
      const price = (value: number) => value * (high[0]! - low[0]!) + low[0]!
      const predicted = [...(model.predict(test.x) as Tf.Tensor).dataSync()].map(price)
      const actual = [...test.y.dataSync()].map(price)
      const before = prices.slice(-actual.length - 1, -1).map(row => row[0]!)
      // ${say({en: 'naive: tomorrow is like today', zh: 'naive：明天和今天一样'})}
      for (const [name, forecast] of [['network', predicted], ['naive', before]] as const) {
        const errors = forecast.map((value, i) => value - actual[i]!)
        const mse = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length
        const mae = errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length
        console.log(\`\${name}: MSE \${mse.toFixed(2)}, RMSE \${Math.sqrt(mse).toFixed(2)}, MAE \${mae.toFixed(2)}\`)
      }

      // ${say(remarks.nextDays)}
      const recent = prices.slice(-window).map(row => row.map((value, i) => (value - low[i]!) / (high[i]! - low[i]!)))
      for (let day = 1; day <= 5; day++) {
        const value = (model.predict(tf.tensor3d([recent])) as Tf.Tensor).dataSync()[0]!
        console.log(\`day +\${day}: \${price(value).toFixed(2)}\`)
        recent.push([value, ...recent.at(-1)!.slice(1)]) // ${say(remarks.furtherColumns)}
        recent.shift()
      }
    `),
}
