/** Employers on résumés, customers of the agencies, universities. All invented; every web address ends in `.example`. */
export interface Organization {
  readonly name: string;
  readonly domain: string;
  readonly industry: string;
  /** Name of a city in `places.ts`. */
  readonly city: string;
  /** Keys of the disciplines it hires for. */
  readonly hires: readonly string[];
  readonly about: string;
}

const TECHNOLOGY_ROWS = `
Lumenworks|lumenworks.example|Energy software|Lisboa|backend frontend data devops design sales|Lumenworks builds forecasting and control software for solar and battery parks in eleven countries.
Quillstack|quillstack.example|Software|Austin, TX|backend frontend design sales marketing|Quillstack is a document automation platform used by 3,000 legal and finance teams.
Aster Robotics|asterrobotics.example|Robotics|München|mechanical backend data devops|Aster builds mobile robots for warehouses and ships them with its own fleet software.
Bluefin Payments|bluefin.example|Payments|London|backend data devops frontend sales|Bluefin processes card and account-to-account payments for marketplaces in 24 currencies.
Harbor & Pine|harborpine.example|Retail|Seattle, WA|frontend design marketing data|Harbor & Pine designs and sells outdoor clothing online and in 140 stores across North America.
Polaris Aerospace|polarisaero.example|Aerospace|Denver, CO|mechanical devops backend|Polaris designs propulsion and guidance parts for small launch vehicles.
Kite Education|kite.example|Education|Dublin|frontend design backend marketing|Kite offers evening programmes in data and design together with twenty universities.
Sable Security|sable.example|Cybersecurity|Tel Aviv|devops backend sales|Sable watches over the cloud accounts of public companies around the clock.
Meridian Bank|meridianbank.example|Banking|New York, NY|backend data frontend|Meridian is a mid-sized commercial bank with a strong lending practice for family-owned firms.
Calder Insurance|calder.example|Insurance|Toronto, ON|backend frontend data design|Calder insures small businesses and has moved its whole claims process to the web.
Summit Mobility|summitmobility.example|Automotive|Stockholm|mechanical data devops|Summit makes drive units and charging hardware for electric buses.
Tidewater Media|tidewater.example|Media|Atlanta, GA|marketing sales frontend design|Tidewater publishes regional news and runs two of the larger podcast networks of the South.
Sakura Instruments|sakura-instruments.example|Laboratory equipment|Tokyo|mechanical backend sales|Sakura makes measuring instruments for laboratories and the software that reads them.
Monsoon Travel|monsoontravel.example|Travel software|Bengaluru|backend frontend devops marketing|Monsoon books rail and bus journeys for eight million travellers a month.
Caravel Games|caravelgames.example|Games|São Paulo|backend design frontend|Caravel makes two quiet strategy games with a very loud community.
Nordlys Grid|nordlysgrid.example|Energy|Oslo|data devops mechanical|Nordlys runs the high-voltage grid of three Nordic regions.
`;

const SERVICES_ROWS = `
Northgate Health|northgatehealth.example|Healthcare|Chicago, IL|nursing finance people|Northgate Health runs six hospitals and a network of outpatient clinics in the Midwest.
Orchid Hotels|orchidhotels.example|Hospitality|Paris|people sales marketing operations finance|Orchid runs 32 boutique hotels in Europe and North Africa.
Ferrovia Logistics|ferrovia.example|Logistics|Milano|operations sales finance|Ferrovia moves rail and sea freight between Southern Europe and the Gulf.
Willow Care|willowcare.example|Care homes|Manchester|nursing people operations|Willow runs 48 small care homes, most of them former family houses.
Granite Biotech|granitebio.example|Biotechnology|Boston, MA|nursing finance marketing|Granite develops diagnostics for rare blood diseases.
Verdant Foods|verdantfoods.example|Food production|Phoenix, AZ|operations marketing sales people|Verdant grows and packs leafy vegetables in vertical farms near large cities.
Oakline Properties|oakline.example|Real estate|Denver, CO|finance operations people sales|Oakline manages 9,000 rental homes and its own maintenance crews.
St. Alder Hospital|stalder.example|Healthcare|Edinburgh|nursing finance people|St. Alder is a teaching hospital with 800 beds and a well-known heart centre.
Harvest Credit Union|harvestcu.example|Banking|Vancouver, BC|finance marketing sales people|Harvest is owned by its 90,000 members and lends mostly to farms.
Pelican Shipping|pelicanshipping.example|Shipping|Dubai|operations finance|Pelican operates 22 coastal freighters in the Gulf.
Maple Leaf Clinics|mapleclinics.example|Healthcare|Montréal, QC|nursing people marketing|Maple Leaf runs walk-in clinics in nineteen towns, in French and English.
Fairway Retail|fairwayretail.example|Retail|Warszawa|operations sales people finance|Fairway has 210 neighbourhood shops and its own bakery.
`;

function parse(line: string): Organization {
  const [name = '', domain = '', industry = '', city = '', hires = '', about = ''] = line.split('|');
  return { name, domain, industry, city, hires: hires.split(' '), about };
}

/** The customers of each agency, by the agency's index. */
export const CUSTOMERS: readonly (readonly Organization[])[] = [TECHNOLOGY_ROWS, SERVICES_ROWS].map((rows) => rows.trim().split('\n').map(parse));

export const EMPLOYERS: readonly string[] = [
  'Brightwater Systems',
  'Kestrel Analytics',
  'Juniper & Vale',
  'Cobalt Freight',
  'Maplewood Clinic',
  'Stellar Grid',
  'Redwood Mutual',
  'Nimbus Retail',
  'Pinnacle Foundry',
  'Halcyon Labs',
  'Driftwood Studios',
  'Ironbridge Capital',
  'Sunrise Pharma',
  'Vector Mobility',
  'Cedar Health Partners',
  'Larkspur Media',
  'Beacon Telecom',
  'Tessellate',
  'Anchor Supply Co.',
  'Fieldstone Insurance',
  'Everglen Energy',
  'Papaya Commerce',
  'Monsoon Software',
  'Atlas Components',
  'Silverline Bank',
  'Whitecap Travel',
  'Bramble Games',
  'Corvus Security',
  'Hearth Home Services',
  'Riverbend University',
  'Zephyr Airlines',
  'Ostrava Steelworks',
  'Nordlys Shipping',
  'Aurora Diagnostics',
  'Kappa Consulting',
  'Mosaic Learning',
  'Sakura Instruments',
  'Baobab Fintech',
  'Terracotta Foods',
  'Lighthouse Nonprofit',
];

export const UNIVERSITIES: readonly string[] = [
  'Riverbend University',
  'University of Eastmoor',
  'Technical University of Altstadt',
  'Universidad del Valle Alto',
  'Université de Montclair',
  'Hanbyul National University',
  'Lakeshore State University',
  'Indian Institute of Applied Sciences',
  'Uniwersytet Nadwiślański',
  'Kobe Bay University',
  'University of Port Harbour',
  'Cairo Institute of Technology',
  'Bosphorus Polytechnic',
  'Nordhavn University',
  'Universidade da Serra',
  'Jiangnan University of Commerce',
  'St. Brendan’s College',
  'Haifa Bay Institute',
];
