/** The classes of the known data sets in Chinese, by the name that the data set itself gives them. */
const chinese: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fashion: {
    'T-shirt/top': 'T恤',
    Trouser: '裤子',
    Pullover: '套头衫',
    Dress: '连衣裙',
    Coat: '外套',
    Sandal: '凉鞋',
    Shirt: '衬衫',
    Sneaker: '运动鞋',
    Bag: '包',
    'Ankle boot': '短靴',
  },
  cifar10: {
    airplane: '飞机',
    automobile: '汽车',
    bird: '鸟',
    cat: '猫',
    deer: '鹿',
    dog: '狗',
    frog: '青蛙',
    horse: '马',
    ship: '船',
    truck: '卡车',
  },
  iris: {setosa: '山鸢尾', versicolor: '变色鸢尾', virginica: '维吉尼亚鸢尾'},
}

/** A class as people read it. Classes of the reader's own, and digits, are called what they are called. */
export function className(dataset: string | undefined, label: string, language: 'en' | 'zh'): string {
  if (language === 'en' || dataset === undefined || !Object.hasOwn(chinese, dataset)) return label
  const names = chinese[dataset] as Readonly<Record<string, string>>
  return Object.hasOwn(names, label) ? (names[label] as string) : label
}
