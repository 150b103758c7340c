// Loaded before the program (`node --require`): counts its calls that write below one folder, kills it at the n-th of a
// kind, lets that fail, or keeps a journal of all of them. It takes hold of Node's own binding, beneath fs, fs/promises,
// streams and file handles, so that none of the program's writes goes past it.
const fs = require('node:fs')
const {getSystemErrorMap} = require('node:util')
const {isMainThread} = require('node:worker_threads')

const task = JSON.parse(process.env.TFNOTES_TORTURE ?? 'null')
const program = /(trainers[\\/]main|dist[\\/]cli)\.js$/.exec(process.argv[1] ?? '')?.[0]
const who = program?.startsWith('trainers') ? 'trainer' : 'program'

if (task && program && isMainThread) {
  if (who === 'trainer') hurry()
  if (task.who === 'both' || task.who === who) takeHold()
}

/** The trainer's clock goes on by a fifth of a second at every look: a short run saves as often as a long one. */
function hurry() {
  const {now} = performance
  let looks = 0
  performance.now = () => now.call(performance) + 200 * ++looks
  const every = setInterval
  globalThis.setInterval = (call, ms, ...rest) => every(call, ms >= 1000 ? 40 : ms, ...rest)
}

function takeHold() {
  const binding = process.binding('fs')
  const {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC} = fs.constants
  const opening = ([, flags]) => ((flags & (O_WRONLY | O_RDWR | O_CREAT)) === 0 ? 'read' : 'open')
  /** Of which kind each call of the binding is. */
  const kinds = {
    open: opening,
    openFileHandle: opening,
    readFileUtf8: () => 'read',
    writeFileUtf8: () => 'write',
    writeBuffer: () => 'write',
    writeBuffers: () => 'write',
    writeString: () => 'write',
    fsync: () => 'fsync',
    fdatasync: () => 'fsync',
    rename: () => 'rename',
    mkdir: () => 'mkdir',
    unlink: () => 'unlink',
    rmdir: () => 'rmdir',
    rmSync: () => 'rmdir',
    utimes: () => 'utimes',
    futimes: () => 'utimes',
    lutimes: () => 'utimes',
    link: () => 'link',
    symlink: () => 'link',
    copyFile: () => 'copy',
  }
  const original = {...binding}
  const paths = new Map()
  const counts = {}
  let failing = false
  let silent = false

  /** Into the log of the torment, past the calls that are held. */
  const say = line => {
    silent = true
    fs.appendFileSync(task.log, `${JSON.stringify(line)}\n`)
    silent = false
  }
  const pathOf = target => {
    if (typeof target === 'number') return paths.get(target)
    const [, fd, rest = ''] = /^\/proc\/self\/fd\/(\d+)(.*)$/.exec(String(target)) ?? []
    return fd === undefined ? String(target) : `${paths.get(Number(fd))}${rest}`
  }
  const isInside = path => path !== undefined && (path === task.within || path.startsWith(`${task.within}/`))

  const dieAt = (when, call) => {
    if (!call.isNth || task.when !== when) return
    say(call.told)
    process.kill(process.pid, 'SIGKILL')
  }

  const acts = {
    /** Tells at the end how many there were of each kind. */
    count: {},
    kill: {
      before: call => dieAt('before', call),
      after: call => dieAt('after', call),
    },
    fail: {
      before: call => {
        failing ||= call.isNth
        if (!failing || (!call.isNth && !(task.lasting && call.isOfKind))) return undefined
        say(call.told)
        return errorOf(call)
      },
    },
    journal: {
      before: call => say({...call.told, ...call.whatIsLost()}),
      after: (call, target) => say({...call.told, done: true, ...factsOf(target)}),
    },
  }
  const {before = () => undefined, after = () => undefined} = acts[task.act]
  if (task.act === 'count') process.on('exit', () => say({who, counts}))

  function errorOf({name, path}) {
    const [errno] = [...getSystemErrorMap()].find(([, [code]]) => code === task.code) ?? [-122]
    const known = getSystemErrorMap().get(errno)
    const code = known?.[0] ?? `Unknown system error ${errno}`
    return Object.assign(new Error(`${code}: ${known?.[1] ?? code}, ${name} '${path}'`), {
      errno,
      code,
      syscall: name.replace(/FileHandle|Buffers?|String|FileUtf8|Sync/, ''),
      path,
    })
  }

  /** Which file a call was about, and how long it is now. */
  function factsOf(target) {
    const stat =
      typeof target === 'number' ? fs.fstatSync(target) : fs.statSync(target, {throwIfNoEntry: false})
    return stat?.isFile() ? {file: stat.ino, size: stat.size} : {}
  }

  let saved = 0
  /** What a call is about to take away, so that a power cut can bring it back. */
  function whatIsLost(kind, args) {
    const path = pathOf(args[0])
    const flags = kind === 'open' ? args[1] : 0
    const gone = kind === 'rename' ? pathOf(args[1]) : kind === 'unlink' || flags & O_TRUNC ? path : undefined
    if (kind === 'open') return {isNew: !fs.existsSync(path), ...copyOf(gone)}
    return copyOf(gone)
  }
  function copyOf(path) {
    if (path === undefined || !fs.statSync(path, {throwIfNoEntry: false})?.isFile()) return {}
    const copy = `${task.log}.${process.pid}.${++saved}`
    silent = true
    fs.copyFileSync(path, copy)
    silent = false
    return {saved: copy}
  }

  for (const [name, kindOf] of Object.entries(kinds)) {
    const call = original[name]
    if (!call) continue
    binding[name] = function (...args) {
      const path = silent ? undefined : pathOf(args[0])
      const opened = (target, result) => {
        if (name.startsWith('open') && !silent) paths.set(result?.fd ?? result, target)
        return result
      }
      if (!isInside(path)) return keep(call.apply(this, args), result => opened(path, result))
      const kind = kindOf(args)
      counts[kind] = (counts[kind] ?? 0) + 1
      const isOfKind = kind === task.kind
      const held = {
        name,
        path,
        isOfKind,
        isNth: isOfKind && counts[kind] === task.n,
        told: {who, kind, n: counts[kind], path, ...(kind === 'rename' && {to: pathOf(args[1])})},
        whatIsLost: () => whatIsLost(kind, args),
      }
      const error = before(held)
      const done = result => {
        opened(path, result)
        const fd = result?.fd ?? result
        after(held, name.startsWith('open') ? fd : typeof args[0] === 'number' ? args[0] : path)
        return result
      }
      const request = args.find(arg => arg instanceof binding.FSReqCallback)
      if (error instanceof Error) {
        if (args.includes(binding.kUsePromises)) return Promise.reject(error)
        if (!request) throw error
        process.nextTick(() => request.oncomplete(error))
        return undefined
      }
      if (request) {
        const {oncomplete} = request
        request.oncomplete = function (failure, ...results) {
          if (!failure) done(results[0])
          return oncomplete.call(this, failure, ...results)
        }
        return call.apply(this, args)
      }
      return keep(call.apply(this, args), done)
    }
  }

  /** Goes on with what a call returns, at once or when it is there. */
  const keep = (result, then) => (typeof result?.then === 'function' ? result.then(then) : then(result))
}
