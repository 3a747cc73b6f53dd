/** Cities people live and work in. `area` is the telephone area code used with made-up 555 numbers. */
export interface City {
  readonly name: string;
  readonly country: string;
  readonly countryName: string;
  readonly zone: string;
  readonly dial: string;
  readonly area: string;
  readonly postcode: string;
}

const COUNTRIES: Readonly<Record<string, readonly [name: string, dial: string]>> = {
  AE: ['United Arab Emirates', '+971'],
  AT: ['Austria', '+43'],
  AU: ['Australia', '+61'],
  BE: ['Belgium', '+32'],
  BR: ['Brazil', '+55'],
  CA: ['Canada', '+1'],
  CH: ['Switzerland', '+41'],
  CN: ['China', '+86'],
  CY: ['Cyprus', '+357'],
  CZ: ['Czechia', '+420'],
  DE: ['Germany', '+49'],
  DK: ['Denmark', '+45'],
  EG: ['Egypt', '+20'],
  ES: ['Spain', '+34'],
  FR: ['France', '+33'],
  GB: ['United Kingdom', '+44'],
  GE: ['Georgia', '+995'],
  GR: ['Greece', '+30'],
  IE: ['Ireland', '+353'],
  IL: ['Israel', '+972'],
  IN: ['India', '+91'],
  IT: ['Italy', '+39'],
  JO: ['Jordan', '+962'],
  JP: ['Japan', '+81'],
  KR: ['South Korea', '+82'],
  KZ: ['Kazakhstan', '+7'],
  MA: ['Morocco', '+212'],
  MX: ['Mexico', '+52'],
  NG: ['Nigeria', '+234'],
  NO: ['Norway', '+47'],
  PL: ['Poland', '+48'],
  PT: ['Portugal', '+351'],
  RO: ['Romania', '+40'],
  RS: ['Serbia', '+381'],
  SE: ['Sweden', '+46'],
  SG: ['Singapore', '+65'],
  TR: ['Türkiye', '+90'],
  TW: ['Taiwan', '+886'],
  UA: ['Ukraine', '+380'],
  US: ['United States', '+1'],
  VN: ['Vietnam', '+84'],
};

const ROWS = `
Austin, TX|US|America/Chicago|512|78701
New York, NY|US|America/New_York|212|10001
Seattle, WA|US|America/Los_Angeles|206|98101
Denver, CO|US|America/Denver|303|80202
Boston, MA|US|America/New_York|617|02110
Chicago, IL|US|America/Chicago|312|60601
San Francisco, CA|US|America/Los_Angeles|415|94105
Atlanta, GA|US|America/New_York|404|30303
Phoenix, AZ|US|America/Phoenix|602|85004
Toronto, ON|CA|America/Toronto|416|M5H 2N2
Montréal, QC|CA|America/Toronto|514|H2Y 1C6
Vancouver, BC|CA|America/Vancouver|604|V6B 1A1
London|GB|Europe/London|20|EC2A 4NE
Manchester|GB|Europe/London|161|M1 1AE
Edinburgh|GB|Europe/London|131|EH1 1YZ
Dublin|IE|Europe/Dublin|1|D02 XE80
Sydney|AU|Australia/Sydney|2|2000
Melbourne|AU|Australia/Melbourne|3|3000
Madrid|ES|Europe/Madrid|91|28013
Málaga|ES|Europe/Madrid|952|29015
Ciudad de México|MX|America/Mexico_City|55|06000
Guadalajara|MX|America/Mexico_City|33|44100
São Paulo|BR|America/Sao_Paulo|11|01310-100
Recife|BR|America/Recife|81|50030-230
Lisboa|PT|Europe/Lisbon|21|1100-148
Paris|FR|Europe/Paris|1|75002
Lyon|FR|Europe/Paris|4|69002
Bruxelles|BE|Europe/Brussels|2|1000
Berlin|DE|Europe/Berlin|30|10115
München|DE|Europe/Berlin|89|80331
Köln|DE|Europe/Berlin|221|50667
Wien|AT|Europe/Vienna|1|1010
Zürich|CH|Europe/Zurich|44|8001
Warszawa|PL|Europe/Warsaw|22|00-001
Kraków|PL|Europe/Warsaw|12|31-042
Praha|CZ|Europe/Prague|2|110 00
Stockholm|SE|Europe/Stockholm|8|111 20
Oslo|NO|Europe/Oslo|22|0150
København|DK|Europe/Copenhagen|33|1050
İstanbul|TR|Europe/Istanbul|212|34000
Hà Nội|VN|Asia/Ho_Chi_Minh|24|100000
Lagos|NG|Africa/Lagos|1|101233
Bengaluru|IN|Asia/Kolkata|80|560001
Mumbai|IN|Asia/Kolkata|22|400001
Delhi|IN|Asia/Kolkata|11|110001
Singapore|SG|Asia/Singapore|6|048616
Milano|IT|Europe/Rome|02|20121
București|RO|Europe/Bucharest|21|010011
Kyiv|UA|Europe/Kyiv|44|01001
Almaty|KZ|Asia/Almaty|727|050000
Tbilisi|GE|Asia/Tbilisi|32|0105
Beograd|RS|Europe/Belgrade|11|11000
Athens|GR|Europe/Athens|21|105 57
Nicosia|CY|Asia/Nicosia|22|1065
Dubai|AE|Asia/Dubai|4|00000
Cairo|EG|Africa/Cairo|2|11511
Amman|JO|Asia/Amman|6|11118
Casablanca|MA|Africa/Casablanca|522|20000
Tel Aviv|IL|Asia/Jerusalem|3|6100000
Shanghai|CN|Asia/Shanghai|21|200000
Taipei|TW|Asia/Taipei|2|100
Tokyo|JP|Asia/Tokyo|3|100-0001
Osaka|JP|Asia/Tokyo|6|530-0001
Seoul|KR|Asia/Seoul|2|04524
`;

function parseCity(line: string): City {
  const [name = '', country = '', zone = '', area = '', postcode = ''] = line.split('|');
  const [countryName, dial] = COUNTRIES[country] ?? ['', ''];
  return { name, country, countryName, zone, dial, area, postcode };
}

export const CITIES: readonly City[] = ROWS.trim().split('\n').map(parseCity);

/** The cities of one country (never empty for the countries named in `names.ts`; tested). */
export function citiesOf(country: string): readonly City[] {
  return CITIES.filter((city) => city.country === country);
}
