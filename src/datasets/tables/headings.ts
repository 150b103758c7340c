/** What a column of a price file is for. */
export type Role = 'date' | 'clock' | 'open' | 'high' | 'low' | 'close' | 'adjusted' | 'volume' | 'other'

/** Headings that price files have, in the languages that exchanges and data services write; signs and case do not count. */
const words: Readonly<Record<Role, string>> = {
  date: `date,datetime,timestamp,day,trade date,trading date,exchange date,business date,price date,data date,as of date,
    period,month,year,quarter,week,unix,unix timestamp,unix time,epoch,gmt time,local time,open time,opentime,
    candle begin time,datestamp,dtyyyymmdd,caldt,observation date,
    日期,交易日期,时间,交易时间,日時,日付,日付け,年月日,取引日,資料日期,交易日,時間,日,年月,월,일자,날짜,일시,거래일,월일,
    datum,tag,zeitstempel,handelstag,fecha,data,dato,dia,data do pregao,data pregao,data e ora,jour,seance,
    дата,дата торгов,время и дата,tarih,gun,datum a cas,ngay,tanggal,วันที่,päivämäärä,paivamaara,pvm,kuupaev,ημερομηνια,תאריך,التاريخ`,
  clock: `time,hour,hours,uhrzeit,zeit,stunde,heure,hora,ora,tid,tijd,czas,godzina,время,saat,cas,idopont,时刻,時刻,시간,시각,clock`,
  open: `open,opening,open price,opening price,price open,px open,first,openprc,prcod,o,ouv,ouverture,apertura,abertura,eroffnung,
    eroffnungskurs,eroffn,eröffn,erster,anfangskurs,otwarcie,oppen,abning,apning,avaus,acilis,откр,открытие,цена открытия,apert,aper,apertur,
    開盤,開盤價,开盘,开盘价,今开,始値,시가,오픈,opn,opening value,prima,mở cửa,pembukaan,nyito,oteviraci`,
  high: `high,highest,high price,highest price,px high,max,maximum,maximo,maxima,massimo,plus haut,haut,hoch,tageshoch,hochst,hoog,najwyzszy,
    hogst,hojeste,hoyest,ylin,yuksek,макс,максимум,最高,最高价,最高價,高,高値,고가,askhi,bidhi,alto`,
  low: `low,lowest,low price,lowest price,px low,min,minimum,minimo,minima,plus bas,bas,tief,tagestief,tiefst,laag,najnizszy,
    lagst,laveste,alin,dusuk,мин,минимум,最低,最低价,最低價,低,安値,저가,bidlo,asklo,bajo`,
  close: `close,closing,close price,closing price,close last,px last,px close,last,last price,settle,settlement,schluss,schlusskurs,letzter,zuletzt,
    slut,slutkurs,senaste,dernier,cloture,fermeture,ultimo,ultima,chiusura,chius,cierre,fechamento,slot,laatste,zamkniecie,ostatnio,siste,
    kapanis,simdi,цена,цена закрытия,закр,закрытие,收盘,收盘价,收盤,收盤價,终值,終値,종가,price,prc,prccd,value,kurs,koers,cena,prix,precio,prezzo,preco,c,
    zaraci,paatos,nav,rate`,
  adjusted: `adj close,adjusted close,adj closing price,adjclose,adjusted,终值调整值,終値調整値,調整後終値,調整後収盤,수정종가,bereinigter schlusskurs`,
  volume: `volume,vol,tick volume,tickvol,real volume,volume from,volume to,volume usd,volume btc,stucke,umsatz,volumen,volumi,hacim,hac,lot,
    wolumen,omzet,volym,объем,объём,成交量,成交股數,成交股数,成交張數仟股,成交张数,交易量,总手,出来高,売買高,거래량,no of shares,menge,umsatze,cantidad,quantite,quantita,shares,quantity,qty,deliverable volume`,
  other: `ticker,symbol,code,name,per,change,chg,change %,chg %,net,variation %,var %,% var,изм %,fark %,变动,涨跌幅,涨跌额,漲跌價差,涨幅,代码,股票代码,名称,名稱,
    证券代码,前收盘,換手率,换手率,振幅,成交额,成交金額,成交金额,成交筆數,成交仟元,漲跌,收盤時間,대비,등락률,종목명,変化率 %,前日比,trades,number of trades,
    open interest,openint,open int,amount,turnover,dividends,stock splits,spread,adj factor,type,preclose,pctchg,series,prev close,vwap,currency,
    tic,gvkey,permno,quote asset volume,close time,tradecount,count,tradestatus,isst,peTTM,pbMRQ,adjustflag`,
}

/** Letters that are more than another with an accent. */
const plainLetters: Readonly<Record<string, string>> = {ı: 'i', ł: 'l', ø: 'o', đ: 'd'}

/** Letters and digits alone, small, without accents, units in brackets and the signs around names. */
const bare = (name: string): string =>
  name
    .replace(/^\s*\d+[a-z]?\.\s+/i, '')
    .replace(/[([（【][^)\]）】]*[)\]）】]\s*$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ıłøđ]/g, letter => plainLetters[letter] ?? letter)
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}%]/gu, '')

const roles = new Map<string, Role>()
/** The names of a role, the usual ones first. */
const ranks = new Map<string, number>()
for (const [role, names] of Object.entries(words) as [Role, string][])
  for (const [rank, name] of names.split(',').entries()) {
    const key = bare(name.trim())
    if (roles.has(key)) continue
    roles.set(key, role)
    ranks.set(key, rank)
  }

/** What a heading says its column is for; undefined for words that are not known here. */
export const roleOf = (name: string): Role | undefined => roles.get(bare(name))

/** Of several names for one role, the lower is the more usual: `close` before `price`. */
export const rankOf = (name: string): number => ranks.get(bare(name)) ?? Number.POSITIVE_INFINITY

/** Whether two names differ in nothing but case, blanks and signs. */
export const isSameName = (a: string, b: string): boolean => bare(a) !== '' && bare(a) === bare(b)
