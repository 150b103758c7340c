import type {RunState} from '../../src/runs/state.ts'

/** The curves of a run, without what depends on the machine. */
export const curvesOf = ({history}: Pick<RunState, 'history'>) =>
  [...history].map(({epoch, loss, accuracy, valLoss, valAccuracy, lr}) => ({
    epoch,
    loss,
    accuracy,
    valLoss,
    valAccuracy,
    lr,
  }))
