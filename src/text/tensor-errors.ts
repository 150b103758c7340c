import type {Detail, Templates} from './templates.ts'

const has = (detail: Detail, key: string) => detail[key] !== undefined && detail[key] !== ''

/** What the parser waits for, in words; anything else is a sign and stands for itself. */
const awaited = {
  en: {
    name: 'a name',
    expression: 'a value',
    end: 'the end of the line or an operator',
    ', )': 'a comma or “)”',
    ', ]': 'a comma or “]”',
  },
  zh: {
    name: '一个名称',
    expression: '一个值',
    end: '行尾或运算符',
    ', )': '逗号或“)”',
    ', ]': '逗号或“]”',
  },
} as const

const kinds = {
  en: {
    number: 'a number',
    boolean: 'true or false',
    none: 'None',
    string: 'a text',
    dtype: 'a dtype',
    list: 'a list',
    dataset: 'a data set',
    tensor: 'a tensor',
    variable: 'a variable',
  },
  zh: {
    number: '数',
    boolean: '布尔值',
    none: ' None',
    string: '文本',
    dtype: '数据类型',
    list: '列表',
    dataset: '数据集',
    tensor: '张量',
    variable: '变量',
  },
} as const

const wordFor = (table: Readonly<Record<string, string>>, word: unknown, otherwise: string): string =>
  Object.hasOwn(table, String(word)) ? (table[String(word)] as string) : otherwise

/** What is wrong with a line of the tensors lab; the place is pointed at, so the sentence does not name it. */
export const tensorErrors = {
  // How it is written
  'tensors-character': {
    en: 'The character “{character}” has no place here.',
    zh: '这里不能出现字符“{character}”。',
  },
  'tensors-full-width': {
    en: 'The full-width “{character}” has no place here; type “{instead}”.',
    zh: '这里不能用全角的“{character}”，请改用半角的“{instead}”。',
  },
  'tensors-string-open': {
    en: 'The text that begins here has no closing quotation mark.',
    zh: '从这里开始的文本缺少右引号。',
  },
  'tensors-number': {
    en: '“{text}” is not a number.',
    zh: '“{text}”不是数字。',
  },
  'tensors-expected': {
    en: d =>
      `Expected here: ${wordFor(awaited.en, d.expected, '“{expected}”')}${has(d, 'found') ? ', not “{found}”' : ''}.`,
    zh: d =>
      `这里应为${wordFor(awaited.zh, d.expected, '“{expected}”')}${has(d, 'found') ? '，而不是“{found}”' : ''}。`,
  },
  'tensors-unclosed': {
    en: 'The bracket “{bracket}” that opens here is never closed.',
    zh: '这里的括号“{bracket}”没有闭合。',
  },
  'tensors-too-long': {
    en: 'An entry may have at most {most} characters.',
    zh: '一次输入最多 {most} 个字符。',
  },
  'tensors-too-many-statements': {
    en: 'An entry may have at most {most} statements.',
    zh: '一次输入最多 {most} 条语句。',
  },
  'tensors-too-deep': {
    en: 'More than {most} brackets or signs lie within each other here.',
    zh: '这里的嵌套超过 {most} 层。',
  },
  'tensors-assign-target': {
    en: 'Only a name of your own can stand to the left of “=”.',
    zh: '“=”左边只能是自己取的名称。',
  },
  'tensors-chained-comparison': {
    en: 'Comparisons cannot be chained; compare two at a time.',
    zh: '比较不能连写，请每次只比较两个。',
  },

  // Names and arguments
  'tensors-unknown-name': {
    en: d =>
      `Nothing is named “{name}”${has(d, 'nearest') ? '; did you mean “{nearest}”?' : ' yet; bind it with {name} = ….'}`,
    zh: d =>
      `没有名为“{name}”的值${has(d, 'nearest') ? '，是否想写“{nearest}”？' : '；可先用 {name} = … 赋值。'}`,
  },
  'tensors-unknown-function': {
    en: d => `There is no function “{name}” here${has(d, 'nearest') ? '; did you mean “{nearest}”?' : '.'}`,
    zh: d => `这里没有函数“{name}”${has(d, 'nearest') ? '，是否想写“{nearest}”？' : '。'}`,
  },
  'tensors-not-a-function': {
    en: d =>
      has(d, 'name') ? '“{name}” is a value and cannot be called.' : 'This is a value and cannot be called.',
    zh: d => (has(d, 'name') ? '“{name}”是值，不能当函数调用。' : '这是值，不能当函数调用。'),
  },
  'tensors-function-alone': {
    en: '“{name}” is a function; its arguments go in round brackets after it.',
    zh: '“{name}”是函数，后面要用圆括号写参数。',
  },
  'tensors-namespace-alone': {
    en: '“{name}” alone is nothing; a function follows after a dot: {name}.{example}(…).',
    zh: '“{name}”单独没有意义，后面要写点和函数名：{name}.{example}(…)。',
  },
  'tensors-unknown-attribute': {
    en: d => `There is no “.{name}” here${has(d, 'nearest') ? '; did you mean “.{nearest}”?' : '.'}`,
    zh: d => `这里没有“.{name}”${has(d, 'nearest') ? '，是否想写“.{nearest}”？' : '。'}`,
  },
  'tensors-unknown-dtype': {
    en: 'There is no dtype “{name}”; there are {accepted}.',
    zh: '没有数据类型“{name}”，可用 {accepted}。',
  },
  'tensors-missing-argument': {
    en: '{function} still needs {argument}.',
    zh: '{function} 还需要参数 {argument}。',
  },
  'tensors-too-many-arguments': {
    en: '{function} takes at most {most} arguments; this is one too many.',
    zh: '{function} 最多 {most} 个参数，这里多出一个。',
  },
  'tensors-unknown-argument': {
    en: d =>
      `{function} has no argument “{name}”; ${has(d, 'nearest') ? 'did you mean “{nearest}”?' : 'it takes {accepted}.'}`,
    zh: d =>
      `{function} 没有参数“{name}”，${has(d, 'nearest') ? '是否想写“{nearest}”？' : '可用 {accepted}。'}`,
  },
  'tensors-repeated-argument': {
    en: 'The argument {argument} is given twice.',
    zh: '参数 {argument} 给出了两次。',
  },
  'tensors-positional-after-named': {
    en: 'After an argument with a name, all others need one too.',
    zh: '写了名称的参数之后，其余参数也要写名称。',
  },

  // Kinds of value
  'tensors-not-a-tensor': {
    en: d => `Numbers or a tensor are needed here, not ${wordFor(kinds.en, d.found, 'this')}.`,
    zh: d => `这里需要数或张量，而不是${wordFor(kinds.zh, d.found, '这个')}。`,
  },
  'tensors-not-an-integer': {
    en: '{argument} takes whole numbers.',
    zh: '{argument} 应为整数。',
  },
  'tensors-not-a-flag': {
    en: '{argument} is True or False.',
    zh: '{argument} 只能是 True 或 False。',
  },
  'tensors-not-a-shape': {
    en: 'A shape is a list of whole numbers, such as [2, 3].',
    zh: '形状是由整数组成的列表，例如 [2, 3]。',
  },
  'tensors-not-a-dtype': {
    en: '{argument} is a dtype, such as float32.',
    zh: '{argument} 应为数据类型，例如 float32。',
  },
  'tensors-not-a-variable': {
    en: 'Only a variable can be assigned to; make one with variable(…).',
    zh: '只有变量才能赋值；请先用 variable(…) 创建。',
  },
  'tensors-not-a-list': {
    en: 'A list of tensors is needed here, such as [a, b].',
    zh: '这里需要张量的列表，例如 [a, b]。',
  },
  'tensors-ragged': {
    en: 'All rows must have one shape: the first has {first}, this one {other}.',
    zh: '各行形状必须相同：第一行为 {first}，这一行为 {other}。',
  },
  'tensors-mixed': {
    en: 'Numbers cannot follow True or False in one tensor.',
    zh: '同一张量中，布尔值之后不能再出现数。',
  },
  'tensors-list-arithmetic': {
    en: '“{operator}” would not calculate with plain lists; make a tensor of one with constant(…).',
    zh: '“{operator}”不能直接对列表做运算，请先用 constant(…) 变成张量。',
  },

  // Data types
  'tensors-not-convertible': {
    en: '{value} cannot become {dtype} without loss; cast it, or write the other numbers alike.',
    zh: '{value} 不能无损地变成 {dtype}；请用 cast 转换，或把其余的数写成同类。',
  },
  'tensors-dtypes-differ': {
    en: 'The two have different dtypes, {left} and {right}; bring one to the other with cast(…).',
    zh: '两者数据类型不同：{left} 与 {right}；请用 cast(…) 统一。',
  },
  'tensors-dtype-unsupported': {
    en: '{function} does not take {dtype}, only {accepted}.',
    zh: '{function} 不接受 {dtype}，只接受 {accepted}。',
  },
  'tensors-integer-range': {
    en: d =>
      has(d, 'value') ? '{value} is too large for {dtype}.' : 'The result is too large for {dtype} here.',
    zh: d => (has(d, 'value') ? '{value} 超出 {dtype} 的范围。' : '结果超出此处 {dtype} 的范围。'),
  },
  'tensors-float-range': {
    en: d => (has(d, 'value') ? '{value} is too large for {dtype}.' : 'The result is too large for {dtype}.'),
    zh: d => (has(d, 'value') ? '{value} 超出 {dtype} 的范围。' : '结果超出 {dtype} 的范围。'),
  },

  // Shapes
  'tensors-shapes-broadcast': {
    en: 'Shapes {left} and {right} do not go together: sizes must be equal or 1.',
    zh: '形状 {left} 与 {right} 无法对应：各维长度必须相等或为 1。',
  },
  'tensors-shapes-matmul': {
    en: 'Shapes {left} and {right} cannot be multiplied: the columns of the first must be as many as the rows of the second.',
    zh: '形状 {left} 与 {right} 不能相乘：前者的列数必须等于后者的行数。',
  },
  'tensors-matrices-needed': {
    en: 'A matrix is needed here; this has the shape {shape}.',
    zh: '这里需要矩阵，而它的形状是 {shape}。',
  },
  'tensors-axis-range': {
    en: 'There is no axis {axis}: with rank {rank} it goes from {min} to {max}.',
    zh: '没有轴 {axis}：阶数为 {rank} 时应在 {min} 到 {max} 之间。',
  },
  'tensors-axis-repeated': {
    en: 'The axis {axis} is named twice.',
    zh: '轴 {axis} 出现了两次。',
  },
  'tensors-no-axes': {
    en: 'A single number has no axes.',
    zh: '单个数没有轴。',
  },
  'tensors-negative-size': {
    en: 'A size cannot be {size}.',
    zh: '长度不能是 {size}。',
  },
  'tensors-shape-size': {
    en: 'The shape {shape} does not hold {found} numbers.',
    zh: '形状 {shape} 放不下 {found} 个数。',
  },
  'tensors-shape-unknowns': {
    en: 'Only one size may be −1.',
    zh: '只能有一个长度为 −1。',
  },
  'tensors-scalar-needed': {
    en: '{argument} takes a single number.',
    zh: '{argument} 应为单个数。',
  },
  'tensors-shapes-equal': {
    en: 'Both must have one shape; they have {left} and {right}.',
    zh: '两者形状必须相同，现为 {left} 与 {right}。',
  },
  'tensors-not-one': {
    en: 'Only sizes of 1 can be removed; the axis {axis} has {size}.',
    zh: '只能去掉长度为 1 的维，而轴 {axis} 的长度是 {size}。',
  },
  'tensors-permutation': {
    en: 'The order must name each of the {rank} dimensions once.',
    zh: '顺序中 {rank} 个维必须各出现一次。',
  },
  'tensors-empty': {
    en: 'There is nothing in it to calculate with.',
    zh: '其中没有可计算的数。',
  },
  'tensors-index-range': {
    en: 'There is no index {index}: the dimension has {size}.',
    zh: '索引 {index} 越界：该维长度为 {size}。',
  },
  'tensors-indices-many': {
    en: 'One index too many: the rank is {rank}.',
    zh: '索引过多：阶数只有 {rank}。',
  },
  'tensors-step-zero': {
    en: 'A step of 0 leads nowhere.',
    zh: '步长不能为 0。',
  },
  'tensors-slices-lengths': {
    en: 'Features and labels must be equally many: {first} and {other} are not.',
    zh: '特征与标签的个数必须相同：{first} 与 {other} 不同。',
  },
  'tensors-slices-scalar': {
    en: 'A single number cannot be cut into slices.',
    zh: '单个数不能切分。',
  },

  // Arithmetic
  'tensors-division-by-zero': {
    en: 'Whole numbers cannot be divided by 0.',
    zh: '整数不能除以 0。',
  },
  'tensors-negative-power': {
    en: 'Whole numbers have no negative powers here; write them with a point.',
    zh: '整数不能求负数次方；请写成带小数点的数。',
  },
  'tensors-range-direction': {
    en: 'Counting from {start} by {delta} never leads to {limit}.',
    zh: '从 {start} 起每次加 {delta} 到不了 {limit}。',
  },
  'tensors-bounds-order': {
    en: 'minval must be less than maxval; {min} is not less than {max}.',
    zh: 'minval 必须小于 maxval，{min} 不小于 {max}。',
  },
  'tensors-maximum-needed': {
    en: 'Random whole numbers need maxval.',
    zh: '随机整数需要给出 maxval。',
  },

  // Limits of the lab
  'tensors-too-large': {
    en: 'A tensor of shape {shape} is too large for this prompt: at most {most} numbers in {rank} dimensions.',
    zh: '形状 {shape} 的张量对此处来说太大：最多 {most} 个数、{rank} 维。',
  },
  'tensors-list-too-long': {
    en: 'A list may hold at most {most} values.',
    zh: '列表最多包含 {most} 个值。',
  },
  'tensors-session-full': {
    en: 'Too much is held under names already; bind one of them to something smaller.',
    zh: '已命名的值太多，请把其中某个名称改为较小的值。',
  },
  'tensors-too-much-work': {
    en: 'This would take too long for a prompt.',
    zh: '计算量太大，不适合在此处进行。',
  },
} as const satisfies Templates
